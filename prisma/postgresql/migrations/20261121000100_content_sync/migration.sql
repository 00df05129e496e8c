-- AlterTable
ALTER TABLE "LessonVersion" ADD COLUMN     "addsRequired" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ContentSync" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "syncedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ContentSync_pkey" PRIMARY KEY ("id")
);

