ALTER TABLE "QuestionReport" ADD COLUMN "answerSeenAt" DATETIME;

ALTER TABLE "AuditEvent" ADD COLUMN "isEmptied" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "AuditEvent_isEmptied_idx" ON "AuditEvent"("isEmptied");
