-- CreateTable
CREATE TABLE "DrillSettings" (
    "userId" TEXT NOT NULL,
    "newPerDay" INTEGER NOT NULL,
    "reviewsPerDay" INTEGER NOT NULL,
    "interviewOn" TEXT,

    CONSTRAINT "DrillSettings_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "MockInterview" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "mockKey" TEXT NOT NULL,
    "cards" JSONB NOT NULL,
    "finishedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MockInterview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MockInterview_userId_mockKey_key" ON "MockInterview"("userId", "mockKey");

-- CreateIndex
CREATE INDEX "MockInterview_userId_finishedAt_idx" ON "MockInterview"("userId", "finishedAt");

-- AddForeignKey
ALTER TABLE "DrillSettings" ADD CONSTRAINT "DrillSettings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MockInterview" ADD CONSTRAINT "MockInterview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
