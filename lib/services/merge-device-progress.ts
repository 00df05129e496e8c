import { authorize } from '#lib/auth/authorize.ts'
import { type Db, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { addEvidence, findLessonProgress, listEvidence, saveResumePoint } from '#lib/db/progress.ts'
import type { Actor, UserActor } from '#lib/domain/access/policy.ts'
import { claimedTime, type DeviceProgress } from '#lib/domain/progress/device-progress.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { enrolOnFirstWork } from './enrol-on-first-work.ts'
import { findLessonShape, type LessonShape } from './lesson-shape.ts'
import { mergeDeviceChecks, readDeviceChecks } from './merge-device-checks.ts'
import { mergeDeviceNotes } from './merge-device-notes.ts'
import { mergeDeviceReviews } from './merge-device-reviews.ts'
import { advanceLesson } from './record-lesson-progress.ts'

/** What was taken over, for one sentence. What the account had already, or what does not exist, is not counted. */
export type MergeReport = {
  readonly lessons: number
  readonly objectives: number
  readonly checks: number
  readonly reviews: number
  /** Places with a note or bookmark. */
  readonly notes: number
}

type Shapes = ReadonlyMap<string, LessonShape>

/**
 * Takes over what a visitor did on this device. Nothing is believed: steps and objectives must be the lesson's, answers
 * are graded again, reviews are replayed in time order, no time lies in the future. Sending it again changes nothing.
 */
export async function mergeDeviceProgress(
  actor: Actor,
  device: DeviceProgress,
  context: Pick<RequestContext, 'now'>,
): Promise<MergeReport> {
  const user = authorize(actor, 'learn')
  const shapes = await findShapes(device)
  const answers = await readDeviceChecks(device.checks, context.now)
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    // Before the lessons: a check answered right is a step done.
    const checks = await mergeDeviceChecks(tx, user.id, answers)
    const objectives = await mergeTicks(tx, user, { device, shapes, now: context.now })
    const lessons = await mergeLessons(tx, user, { device, shapes, now: context.now })
    const reviews = await mergeDeviceReviews(tx, {
      userId: user.id,
      reviews: device.reviews,
      now: context.now,
    })
    await mergeResumePoint(tx, user, { resume: device.resume, now: context.now })
    const notes = await mergeDeviceNotes(tx, { userId: user.id, notes: device.notes, now: context.now })
    const report = { lessons, objectives, checks, reviews, notes }
    if (Object.values(report).some((count) => count > 0)) await enrolOnFirstWork(tx, user.id, context.now)
    return report
  })
}

async function findShapes({ lessons, objectives }: DeviceProgress): Promise<Shapes> {
  const ids = new Set([...Object.keys(lessons), ...Object.values(objectives).map(({ lessonId }) => lessonId)])
  const shapes = new Map<string, LessonShape>()
  for (const id of ids) {
    const shape = await findLessonShape(id)
    if (shape) shapes.set(id, shape)
  }
  return shapes
}

type Merge = { readonly device: DeviceProgress; readonly shapes: Shapes; readonly now: Date }

async function mergeLessons(tx: Db, user: UserActor, { device, shapes, now }: Merge): Promise<number> {
  let merged = 0
  for (const [lessonId, { steps, at }] of Object.entries(device.lessons)) {
    const shape = shapes.get(lessonId)
    if (!shape) continue
    const before = await findLessonProgress(tx, user.id, lessonId)
    const after = await advanceLesson(tx, {
      userId: user.id,
      shape,
      reached: steps,
      now: claimedTime(at, now),
    })
    if (after.stepsDone.length > (before?.stepsDone.length ?? 0)) merged++
  }
  return merged
}

async function mergeTicks(tx: Db, user: UserActor, { device, shapes, now }: Merge): Promise<number> {
  const ticks = Object.entries(device.objectives).flatMap(([objectiveId, { lessonId, at }]) => {
    const isKnown = shapes.get(lessonId)?.objectives.some(({ id }) => id === objectiveId)
    const earnedAt = claimedTime(at, now)
    return isKnown ? [{ objectiveId, kind: 'self' as const, reference: lessonId, earnedAt }] : []
  })
  const ids = ticks.map(({ objectiveId }) => objectiveId)
  const stored = (await listEvidence(tx, user.id, ids)).filter(({ kind }) => kind === 'self')
  await addEvidence(tx, user.id, ticks)
  return ticks.length - stored.length
}

/** The device's place counts when it is later than the account's. */
async function mergeResumePoint(
  tx: Db,
  user: UserActor,
  { resume, now }: { resume: DeviceProgress['resume']; now: Date },
): Promise<void> {
  if (!resume) return
  const { path, label, at } = resume
  await saveResumePoint(tx, user.id, { path, label, updatedAt: claimedTime(at, now) })
}
