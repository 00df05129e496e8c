CREATE TABLE "QuestionReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "questionVersionId" TEXT NOT NULL,
    "itemId" TEXT,
    "lessonId" TEXT,
    "drawn" JSONB,
    "openSlot" TEXT,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "reportedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "QuestionReport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuestionReport_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "QuestionReport_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AttemptItem" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "QuestionReport_openSlot_key" ON "QuestionReport"("openSlot");

CREATE INDEX "QuestionReport_userId_reportedAt_idx" ON "QuestionReport"("userId", "reportedAt");

CREATE INDEX "QuestionReport_questionVersionId_idx" ON "QuestionReport"("questionVersionId");

CREATE INDEX "QuestionReport_status_reportedAt_idx" ON "QuestionReport"("status", "reportedAt");

CREATE INDEX "QuestionReport_itemId_idx" ON "QuestionReport"("itemId");
