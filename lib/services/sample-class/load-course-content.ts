import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { gate } from '#lib/content/gate.ts'
import { findClassRecord } from '#lib/db/analytics.ts'
import { listCards } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import { type Lab, listLabs } from '#lib/db/labs.ts'
import { findPublishedVersion } from '#lib/db/lesson-versions.ts'
import { readQuestions } from '#lib/db/questions.ts'
import { listOpenQuizzes } from '#lib/db/sample-class.ts'
import type { OutlineLesson } from '#lib/domain/analytics/class-record.ts'
import { evaluateLab } from '#lib/domain/labs/evaluate-lab.ts'
import { resultOf } from '#lib/domain/labs/lab-result.ts'
import { lessonSteps } from '#lib/domain/progress/steps.ts'
import { drawItem, firstDrawn } from '#lib/domain/questions/draw-question.ts'
import { seedOfId } from '#lib/domain/questions/part-order.ts'
import type {
  CourseContent,
  SampleLab,
  SampleLesson,
  SampleQuiz,
} from '#lib/domain/sample-class/course-content.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { isSimulationId, simulations } from '#sim/registry.ts'

/** The published course as a made-up class works on it, keys included; null before the first content sync. */
export async function loadCourseContent(
  contentRoot = join(process.cwd(), 'content'),
): Promise<CourseContent | null> {
  const record = await findClassRecord(db())
  if (!record) return null
  const labs = await listLabs(db())
  const cards = await listCards(db())
  return {
    courseId: record.outline.id,
    lessons: await Promise.all(record.outline.lessons.map(loadLesson)),
    quizzes: await loadQuizzes(),
    labs: (await Promise.all(labs.map((lab) => loadLab(lab, contentRoot)))).flat(),
    cards: cards.map(({ id, body }) => ({
      id,
      bulletIds: body.bullets.map((bullet) => bullet.id),
      redFlagIds: body.redFlags.map((flag) => flag.id),
    })),
  }
}

async function loadLesson({ id, moduleId, title }: OutlineLesson): Promise<SampleLesson> {
  const version = await findPublishedVersion(db(), id)
  const document = version && gate(version.source, id).document
  invariant(version && document, `published lesson ${id} passes the gate`)
  const { blocks, headings } = document
  const checks = blocks.flatMap((block) => (block.type === 'question' ? [block.data] : []))
  const steps = lessonSteps({
    headings,
    questionIds: checks.map((question) => question.id),
    predictionIds: blocks.flatMap((block) => (block.type === 'predict' ? [block.data.id] : [])),
    sims: blocks.flatMap((block) => (block.type === 'sim' ? [{ id: block.data.id }] : [])),
  })
  return {
    id,
    moduleId,
    title,
    minutes: version.minutes,
    steps,
    checks: checks.map(firstDrawn),
    objectiveIds: version.objectives.map((objective) => objective.id),
  }
}

async function loadQuizzes(): Promise<SampleQuiz[]> {
  const quizzes = await listOpenQuizzes(db())
  const questions = await readQuestions(
    db(),
    quizzes.flatMap(({ questionVersionIds }) => questionVersionIds),
  )
  return quizzes.map(({ questionVersionIds, ...quiz }) => ({
    ...quiz,
    questions: questionVersionIds.map((versionId) => {
      const sealed = questions.get(versionId)
      invariant(sealed, `quiz ${quiz.id} has the question version ${versionId} it names`)
      return { versionId, ...drawItem(sealed.open(), seedOfId(versionId)) }
    }),
  }))
}

const solutionsSchema = z.object({
  passes: z.array(z.record(z.string(), z.unknown())),
  fails: z.array(z.object({ values: z.record(z.string(), z.unknown()) })),
})

/** The start values and the author's own passing and failing ones, each run once. Program labs, whose grading takes seconds
 * a try, and labs without any are left out. */
async function loadLab({ id, current }: Lab, contentRoot: string): Promise<SampleLab[]> {
  const { definition } = current
  if (definition.kind !== 'simulation' || !isSimulationId(definition.simulation)) return []
  const simulation = simulations[definition.simulation]
  const text = await readFile(join(contentRoot, 'labs', id, 'solutions.yaml'), 'utf8').catch(() => null)
  const solutions = text === null ? null : solutionsSchema.parse(parse(text))
  const tries = [
    definition.start,
    ...(solutions?.passes ?? []),
    ...(solutions?.fails.map(({ values }) => values) ?? []),
  ]
  const candidates = tries.flatMap((values) => {
    const evaluated = evaluateLab(definition, values, { simulation })
    return evaluated.ok ? [{ values, result: resultOf(evaluated.value) }] : []
  })
  const objectivesOf = Object.fromEntries(
    definition.deliverables.map(({ id, objectives }) => [id, objectives]),
  )
  return [{ id, moduleId: definition.module, versionId: current.id, candidates, objectivesOf }]
}
