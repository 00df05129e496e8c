CREATE TABLE "Accommodation" (
    "userId" TEXT NOT NULL,
    "timeMultiplier" DOUBLE PRECISION NOT NULL,
    "extraAttempts" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Accommodation_pkey" PRIMARY KEY ("userId")
);

ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
