import { extractQuestions } from '#lib/content/extract-questions.ts'
import { type Db, db } from '#lib/db/client.ts'
import { findLessonSource } from '#lib/db/lesson-sources.ts'
import { listAnsweredChecks } from '#lib/db/progress.ts'
import { claimedTime, type DeviceProgress } from '#lib/domain/progress/device-progress.ts'
import { drawQuestion } from '#lib/domain/questions/draw-question.ts'
import { seedOfId } from '#lib/domain/questions/part-order.ts'
import { responseSchema } from '#lib/domain/questions/response.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import { readAnswer } from './checks/answer-check.ts'
import { type CheckRecord, recordCheck } from './checks/record-check.ts'

type DeviceCheck = Omit<CheckRecord, 'userId'>

/** A device's answers that are answers to checks of open lessons, oldest first. Anything else is left out. */
export async function readDeviceChecks(checks: DeviceProgress['checks'], now: Date): Promise<DeviceCheck[]> {
  const read: DeviceCheck[] = []
  for (const lessonId of new Set(Object.values(checks).map((check) => check.lessonId))) {
    const source = await findLessonSource(db(), { lessonId })
    for (const authored of source ? extractQuestions(source) : []) {
      const check = checks[authored.id]
      const question = drawQuestion(authored, check?.seed ?? seedOfId(authored.id))
      const shown = check?.lessonId === lessonId ? responseSchema.safeParse(check.response) : null
      const response = shown?.success ? readOrNull(() => readAnswer(question, shown.data)) : null
      if (check && response)
        read.push({ lessonId, question, response, answeredAt: claimedTime(check.at, now) })
    }
  }
  return read.toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
}

/** The check changed since it was answered on the device: there is nothing to take over. */
function readOrNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof ServiceError) return null
    throw error
  }
}

/**
 * Grades and stores the answers whose check the account has not answered itself. Returns how many. The learner is locked
 * by the caller.
 */
export async function mergeDeviceChecks(
  tx: Db,
  userId: string,
  checks: readonly DeviceCheck[],
): Promise<number> {
  const ids = checks.map(({ question }) => question.id)
  const answered = await listAnsweredChecks(tx, userId, ids)
  const fresh = checks.filter(({ question }) => !answered.has(question.id))
  for (const check of fresh) await recordCheck(tx, { ...check, userId })
  return fresh.length
}
