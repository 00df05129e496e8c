-- AlterTable
ALTER TABLE "Course" ADD COLUMN "edition" TEXT NOT NULL DEFAULT '1';
ALTER TABLE "Course" ADD COLUMN "certificateLabs" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "Certificate" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "slot" TEXT,
    "holder" TEXT NOT NULL,
    "courseTitle" TEXT NOT NULL,
    "lessons" INTEGER NOT NULL,
    "quizzes" INTEGER NOT NULL,
    "labs" INTEGER NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "signature" TEXT NOT NULL,
    "revokedAt" DATETIME,
    "revokedFor" TEXT,
    CONSTRAINT "Certificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_slot_key" ON "Certificate"("slot");

-- CreateIndex
CREATE INDEX "Certificate_userId_idx" ON "Certificate"("userId");
