-- AlterTable
ALTER TABLE "LessonVersion" ADD COLUMN "addsRequired" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ContentSync" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "syncedAt" DATETIME NOT NULL
);

