CREATE TABLE "PickedCard" (
    "userId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "pickedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PickedCard_pkey" PRIMARY KEY ("userId","cardId")
);

ALTER TABLE "PickedCard" ADD CONSTRAINT "PickedCard_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PickedCard" ADD CONSTRAINT "PickedCard_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
