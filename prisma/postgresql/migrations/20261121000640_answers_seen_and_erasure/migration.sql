ALTER TABLE "QuestionReport" ADD COLUMN "answerSeenAt" TIMESTAMP(3);

ALTER TABLE "AuditEvent" ADD COLUMN "isEmptied" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "AuditEvent_isEmptied_idx" ON "AuditEvent"("isEmptied");
