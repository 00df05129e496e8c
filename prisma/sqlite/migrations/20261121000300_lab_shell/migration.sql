-- CreateTable
CREATE TABLE "LabSnapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "labId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isBackup" BOOLEAN NOT NULL,
    "values" JSONB NOT NULL,
    "keptAt" DATETIME NOT NULL,
    CONSTRAINT "LabSnapshot_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LabRating" (
    "userId" TEXT NOT NULL,
    "labId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "ratedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "labId"),
    CONSTRAINT "LabRating_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LabSnapshot_userId_labId_keptAt_idx" ON "LabSnapshot"("userId", "labId", "keptAt");
