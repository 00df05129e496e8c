import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type LabFile, labFileSchema } from '#lib/content/schema/lab.ts'
import { transaction } from '#lib/db/client.ts'
import { syncLab } from '#lib/db/labs.ts'
import { syncQuiz } from '#lib/db/quizzes.ts'
import type { UserActor } from '#lib/domain/access/policy.ts'
import { quizPolicySchema } from '#lib/domain/attempts/quiz-policy.ts'
import { submitLab } from '#lib/services/labs/submit-lab.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { saveResponse } from '#lib/services/quizzes/save-response.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'
import { recordLessonProgress } from '#lib/services/record-lesson-progress.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { requestContext } from '#tests/setup/request-context.ts'
import { writeCourse } from './course-files.ts'
import { questions } from './questions.ts'

const NOW = new Date('2026-03-01T08:00:00Z')
const LABS = 'content/labs/beat-the-scheduler'

/** A course of one open lesson (`states`), one quiz and two labs, of which a certificate asks for `asked`. */
export async function storeCertifiedCourse(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'interleave-certified-'))
  await writeCourse(root)
  await syncContent(root)
  await rm(root, { recursive: true })
  const file: LabFile = labFileSchema.parse(parse(await readFile(`${LABS}/lab.yaml`, 'utf8')))
  if (file.kind !== 'simulation') throw new Error('this lab is graded without programs')
  const source = await readFile(`${LABS}/lab.mdx`, 'utf8')
  const quiz = { title: 'The quiz', summary: 'For tests.', minutes: 5, policy: quizPolicySchema.parse({}) }
  await transaction(async (tx) => {
    await syncQuiz(tx, 'processes', { id: 'the-quiz', ...quiz, questions: [questions.numeric] }, NOW)
    for (const id of ['asked', 'not-asked'])
      await syncLab(tx, { definition: { ...file, id, title: `Lab ${id}`, module: 'processes' }, source }, NOW)
    await setEdition('2026', tx)
  })
}

type Tx = Parameters<Parameters<typeof transaction>[0]>[0]

/** What course.yaml says of the certificate. */
export async function setEdition(edition: string, tx: Tx): Promise<void> {
  await tx.course.update({ where: { id: 'systems' }, data: { edition, certificateLabs: ['asked'] } })
}

export async function completeLesson(actor: UserActor): Promise<void> {
  const input = { lessonId: 'states', steps: ['heading:three-states'] }
  await recordLessonProgress(actor, input, requestContext())
}

export async function passQuiz(actor: UserActor): Promise<void> {
  const context = requestContext()
  const { attemptId } = await startAttempt(actor, { quizId: 'the-quiz' }, context)
  const attempt = await getAttempt(actor, { attemptId }, context)
  const response = { type: 'numeric', text: '12.5' } as const
  const save = { attemptId, itemId: attempt?.items[0]?.id ?? '', response, revision: 0 }
  await saveResponse(actor, save, context)
  await submitAttempt(actor, { attemptId, submitKey: crypto.randomUUID() }, context)
}

export async function passLab(actor: UserActor): Promise<void> {
  const values = { policy: 'rr', quantumTicks: 6 }
  await submitLab(actor, { labId: 'asked', values, submitKey: crypto.randomUUID() }, requestContext())
}
