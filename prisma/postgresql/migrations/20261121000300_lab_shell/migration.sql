-- CreateTable
CREATE TABLE "LabSnapshot" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "labId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isBackup" BOOLEAN NOT NULL,
    "values" JSONB NOT NULL,
    "keptAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LabSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LabRating" (
    "userId" TEXT NOT NULL,
    "labId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "ratedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LabRating_pkey" PRIMARY KEY ("userId","labId")
);

-- CreateIndex
CREATE INDEX "LabSnapshot_userId_labId_keptAt_idx" ON "LabSnapshot"("userId", "labId", "keptAt");

-- AddForeignKey
ALTER TABLE "LabSnapshot" ADD CONSTRAINT "LabSnapshot_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabRating" ADD CONSTRAINT "LabRating_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
