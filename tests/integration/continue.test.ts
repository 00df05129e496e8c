import { beforeAll, expect, test } from 'vitest'
import { getContinue } from '#lib/services/get-continue.ts'
import { saveLabDraft } from '#lib/services/labs/save-lab-draft.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { paths } from '#lib/shared/paths.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const quizId = 'threads-and-concurrency'
const labId = 'beat-the-scheduler'

const at = (minute: number) => requestContext(new Date(Date.UTC(2026, 2, 2, 9, minute)))

describeOnBothDatabases('where Continue leads', () => {
  beforeAll(async () => {
    await syncContent()
  })

  test('somebody new starts with the first lesson', async () => {
    const learner = await newLearner()
    expect((await getContinue(learner, at(0))).point).toMatchObject({ reason: 'start' })
  })

  test('an open attempt is the place to go on until it is submitted', async () => {
    const learner = await newLearner()
    const { attemptId } = await startAttempt(learner, { quizId }, at(0))
    const { point } = await getContinue(learner, at(1))
    expect(point).toMatchObject({ path: paths.attempt(quizId, attemptId), reason: 'resume' })
    await submitAttempt(learner, { attemptId, submitKey: crypto.randomUUID() }, at(2))
    expect((await getContinue(learner, at(3))).point?.path).not.toBe(paths.attempt(quizId, attemptId))
  })

  test('work on a lab is the place to go on', async () => {
    const learner = await newLearner()
    await saveLabDraft(learner, { labId, values: { policy: 'rr' }, revision: 0 }, at(1))
    expect((await getContinue(learner, at(2))).point).toMatchObject({
      path: paths.lab(labId),
      reason: 'resume',
    })
  })
})
