CREATE TABLE "QuestionReport" (
    "id" TEXT NOT NULL,
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
    "reportedAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "QuestionReport_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "QuestionReport_openSlot_key" ON "QuestionReport"("openSlot");

CREATE INDEX "QuestionReport_userId_reportedAt_idx" ON "QuestionReport"("userId", "reportedAt");

CREATE INDEX "QuestionReport_questionVersionId_idx" ON "QuestionReport"("questionVersionId");

CREATE INDEX "QuestionReport_status_reportedAt_idx" ON "QuestionReport"("status", "reportedAt");

CREATE INDEX "QuestionReport_itemId_idx" ON "QuestionReport"("itemId");

ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AttemptItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;
