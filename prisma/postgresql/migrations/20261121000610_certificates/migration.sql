-- AlterTable
ALTER TABLE "Course" ADD COLUMN "edition" TEXT NOT NULL DEFAULT '1',
ADD COLUMN "certificateLabs" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "Certificate" (
    "code" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "slot" TEXT,
    "holder" TEXT NOT NULL,
    "courseTitle" TEXT NOT NULL,
    "lessons" INTEGER NOT NULL,
    "quizzes" INTEGER NOT NULL,
    "labs" INTEGER NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "signature" TEXT NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "revokedFor" TEXT,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_slot_key" ON "Certificate"("slot");

-- CreateIndex
CREATE INDEX "Certificate_userId_idx" ON "Certificate"("userId");

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
