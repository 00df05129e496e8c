ALTER TABLE "ResponseDraft" ADD COLUMN "confidence" TEXT;
ALTER TABLE "ItemResult" ADD COLUMN "confidence" TEXT;
