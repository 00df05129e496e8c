-- CreateTable
CREATE TABLE "DrillSettings" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "newPerDay" INTEGER NOT NULL,
    "reviewsPerDay" INTEGER NOT NULL,
    "interviewOn" TEXT,
    CONSTRAINT "DrillSettings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MockInterview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "mockKey" TEXT NOT NULL,
    "cards" JSONB NOT NULL,
    "finishedAt" DATETIME NOT NULL,
    CONSTRAINT "MockInterview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "MockInterview_userId_mockKey_key" ON "MockInterview"("userId", "mockKey");

-- CreateIndex
CREATE INDEX "MockInterview_userId_finishedAt_idx" ON "MockInterview"("userId", "finishedAt");
