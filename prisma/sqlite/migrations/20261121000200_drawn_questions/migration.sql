ALTER TABLE "AttemptItem" ADD COLUMN "drawn" JSONB;
