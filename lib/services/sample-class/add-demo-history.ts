import { transaction } from '#lib/db/client.ts'
import { createHistories } from '#lib/db/sample-class.ts'
import { learnerHistory } from '#lib/domain/sample-class/learner-history.ts'
import { demoPersona } from '#lib/domain/sample-class/persona.ts'
import { createDraws } from '#sim/core/draws.ts'
import { loadCourseContent } from './load-course-content.ts'

const DAY_MS = 86_400_000
const ENROLLED_DAYS_AGO = 18
const SEED = 7

/** Gives the demo learner some weeks of work, so that no page is empty. Nothing happens before content is there. */
export async function addDemoHistory(userId: string, now: Date): Promise<void> {
  const content = await loadCourseContent()
  if (!content) return
  const history = learnerHistory({
    content,
    persona: demoPersona,
    enrolledAt: new Date(now.getTime() - ENROLLED_DAYS_AGO * DAY_MS),
    now,
    draws: createDraws(SEED),
    newId: () => crypto.randomUUID(),
  })
  await transaction((tx) => createHistories(tx, [{ id: userId, courseId: content.courseId, history }]))
}
