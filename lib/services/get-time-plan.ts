import { authorize } from '#lib/auth/authorize.ts'
import type { LessonSection } from '#lib/content/lesson-sections.ts'
import { listOpenAttempts, type OpenAttempt } from '#lib/db/attempts.ts'
import { db } from '#lib/db/client.ts'
import { listLabOutcomes, listLabsBegun, listPassedDeliverables } from '#lib/db/lab-work.ts'
import { type Lab, listLabs } from '#lib/db/labs.ts'
import { findResumePoint, listLessonProgress, listRightChecks } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type LabEvidence, partsDone } from '#lib/domain/labs/parts-done.ts'
import { type PlanCandidate, planTime, type TimePlan } from '#lib/domain/progress/plan-time.ts'
import { inOrderOfNeed } from '#lib/domain/progress/prerequisites.ts'
import { isGradedStep, stepId } from '#lib/domain/progress/steps.ts'
import { paths } from '#lib/shared/paths.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { lessonPlaces } from './get-continue.ts'
import { getCourseProgress, type ModuleOnMap } from './get-course-progress.ts'
import { loadQueue } from './get-drill-queue.ts'
import { listLessonNeeds } from './lesson-needs.ts'
import { findLessonOutline } from './lesson-outline.ts'

/** About what a card takes: one seen before, and one that is new. */
const MINUTES = { dueCard: 1, newCard: 2 } as const

/**
 * What to do with so many minutes: an open attempt, cards that are due, the lab last worked at, lessons from where this
 * person is, labs they began or whose lesson is done, new cards, and at last labs of modules that are read or have no lesson
 * yet, in the order of the course.
 */
export async function getTimePlan(
  actor: Actor,
  { minutes }: { readonly minutes: number },
  { now }: Pick<RequestContext, 'now'>,
): Promise<TimePlan> {
  const user = authorize(actor, 'learn')
  const course = await getCourseProgress(user)
  const [needs, attempts, queue, resume, progress, labs, begun, outcomes, passed] = await Promise.all([
    listLessonNeeds(course),
    listOpenAttempts(db(), user.id),
    loadQueue(db(), user, now),
    findResumePoint(db(), user.id),
    listLessonProgress(db(), user.id),
    listLabs(db()),
    listLabsBegun(db(), user.id),
    listLabOutcomes(db(), user.id),
    listPassedDeliverables(db(), user.id),
  ])
  const lessons = lessonPlaces(course, needs)
  const done = lessons.filter(({ isCompleted }) => isCompleted)
  const ownLabs = new Map(done.flatMap(({ id, label }) => needs(id).labs.map((labId) => [labId, label])))
  const readModules = course.modules.filter(({ summaryOf }) => summaryOf.done === summaryOf.open)
  const open = labs.filter(({ id }) => outcomes.get(id) !== true)
  const isBegun = ({ id }: Lab) => begun.has(id) || outcomes.has(id)
  const partsOf = (lab: Lab, why: string) =>
    labParts(lab, { passed: passed.get(lab.id) ?? new Set(), isBegun: isBegun(lab) }, why)
  const here = open
    .filter(({ id }) => resume?.path === paths.lab(id))
    .flatMap((lab) => partsOf(lab, 'Where you left off.'))
  const others = open.filter(({ id }) => resume?.path !== paths.lab(id))
  const candidates = [
    ...attempts.filter(({ deadlineAt }) => !deadlineAt || deadlineAt > now).map((one) => attemptOf(one, now)),
    ...cardsOf('drills', queue.due.length, Math.floor(minutes / 2)),
    ...here,
    ...(await lessonParts(startingAt(lessons, resume?.path), { userId: user.id, progress, minutes })),
    ...others.filter(isBegun).flatMap((lab) => partsOf(lab, 'You have begun it.')),
    ...others
      .filter((lab) => !isBegun(lab) && ownLabs.has(lab.id))
      .flatMap((lab) => partsOf(lab, `Practises “${ownLabs.get(lab.id)}”, which you have done.`)),
    ...cardsOf('new-cards', queue.fresh.length),
    ...readModules.flatMap((module) =>
      others
        .filter((lab) => !isBegun(lab) && !ownLabs.has(lab.id) && lab.current.definition.module === module.id)
        .flatMap((lab) => partsOf(lab, moduleWhy(module))),
    ),
  ]
  return planTime(candidates, minutes)
}

function attemptOf(attempt: OpenAttempt, now: Date): PlanCandidate {
  const { id, quizId, quizTitle, quizMinutes, questions, answered, deadlineAt } = attempt
  const share = questions === 0 ? 1 : (questions - answered) / questions
  const left = deadlineAt ? (deadlineAt.getTime() - now.getTime()) / 60_000 : Number.POSITIVE_INFINITY
  return {
    ...({ key: `attempt:${id}`, kind: 'attempt', title: quizTitle, needs: [] } as const),
    part: `${answered} of ${questions} answered`,
    path: paths.attempt(quizId, id),
    why: deadlineAt ? 'You have begun it, and its time is running.' : 'You have begun it.',
    minutes: Math.max(1, Math.ceil(Math.min(quizMinutes * share, left))),
  }
}

function cardsOf(kind: 'drills' | 'new-cards', pieces: number, atMost?: number): PlanCandidate[] {
  if (pieces === 0) return []
  const isDue = kind === 'drills'
  return [
    {
      ...{ key: kind, kind, part: '', path: paths.drills(), pieces, needs: [] },
      title: isDue ? 'Cards that are due' : 'New cards',
      why: isDue ? 'Today is when they are worth the most.' : 'Let in for today.',
      minutes: isDue ? MINUTES.dueCard : MINUTES.newCard,
      ...(atMost !== undefined && { atMost }),
    },
  ]
}

/** What of a lab is left that it cannot do without; each part builds on the one before. */
function labParts({ id, current: { definition } }: Lab, evidence: LabEvidence, why: string): PlanCandidate[] {
  const key = (n: number) => `lab:${id}:${n}`
  const done = partsDone(definition.parts, evidence)
  return definition.parts
    .filter(({ isSkippable }, n) => !isSkippable && !done[n])
    .map(({ title, minutes, anchor }, n) => ({
      ...({ key: key(n), kind: 'lab', title: definition.title, part: title } as const),
      ...{ path: paths.lab(id, anchor), why, minutes, needs: n === 0 ? [] : [key(n - 1)] },
    }))
}

const moduleWhy = ({ title, summaryOf }: ModuleOnMap): string =>
  summaryOf.open === 0
    ? `Of “${title}”, which has no open lesson yet.`
    : 'Every open lesson of its module is done.'

type LessonPlace = ReturnType<typeof lessonPlaces>[number]

/** Unfinished lessons from the one last read on, then those before it; each after what it builds on. */
function startingAt(lessons: readonly LessonPlace[], resumePath = ''): LessonPlace[] {
  const at = lessons.findIndex(({ path }) => path === resumePath.split('#', 1)[0])
  const here = lessons[at]
  if (!here) return inOrderOfNeed(lessons)
  const rest = [...lessons.slice(at + 1), ...lessons.slice(0, at)]
  // A lesson under way is gone on with, whatever it builds on.
  return here.isCompleted ? inOrderOfNeed([here, ...rest]) : [here, ...inOrderOfNeed(rest)]
}

type Parts = {
  readonly userId: string
  readonly progress: Awaited<ReturnType<typeof listLessonProgress>>
  readonly minutes: number
}

/** Their unfinished sections one after another, up to what the time could hold. */
async function lessonParts(
  lessons: readonly LessonPlace[],
  { userId, progress, minutes }: Parts,
): Promise<PlanCandidate[]> {
  const parts: PlanCandidate[] = []
  let before: string | null = null
  for (const { id, path, label, isStarted, isCompleted } of lessons) {
    if (parts.reduce((sum, part) => sum + part.minutes, 0) >= minutes + 60) break
    if (isCompleted) continue
    const sections = (await findLessonOutline(id))?.sections ?? []
    const done = await stepsDone(userId, sections, progress.get(id)?.stepsDone ?? [])
    for (const section of sections) {
      const left = section.steps.filter((step) => !done.has(step)).length
      if (left === 0) continue
      const key = `lesson:${id}:${section.id}`
      parts.push({
        ...({ key, kind: 'lesson', title: label, part: section.heading } as const),
        path: `${path}#${section.id}`,
        why: lessonWhy({
          ...{ isFirst: parts.length === 0, isStarted, isMore: parts.at(-1)?.title === label },
          isRest: done.has(stepId('heading', section.id)),
        }),
        minutes: Math.max(1, Math.ceil((section.minutes * left) / section.steps.length)),
        needs: before === null ? [] : [before],
      })
      before = key
    }
  }
  return parts
}

/** A check answered right a moment ago counts before the lesson reports it. */
async function stepsDone(
  userId: string,
  sections: readonly LessonSection[],
  reported: readonly string[],
): Promise<ReadonlySet<string>> {
  const checks = sections.flatMap(({ steps }) =>
    steps.filter(isGradedStep).map((step) => step.slice('check:'.length)),
  )
  const right = await listRightChecks(db(), userId, checks)
  return new Set([...reported, ...[...right].map((id) => stepId('check', id))])
}

type Place = {
  readonly isFirst: boolean
  readonly isStarted: boolean
  /** Another part of the same lesson came before. */
  readonly isMore: boolean
  /** Its text was read. */
  readonly isRest: boolean
}

function lessonWhy({ isFirst, isStarted, isMore, isRest }: Place): string {
  if (isRest) return 'Read already; its figure or question is left.'
  if (isMore) return 'Goes on in this lesson.'
  if (isStarted) return isFirst ? 'Where you are in the course.' : 'You have begun this lesson.'
  return isFirst ? 'Comes next in the course.' : 'The lesson after that.'
}
