CREATE TABLE "Accommodation" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "timeMultiplier" REAL NOT NULL,
    "extraAttempts" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Accommodation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
