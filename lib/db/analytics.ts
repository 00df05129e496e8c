import type {
  ClassRecord,
  CourseOutline,
  LearnerRecord,
  LessonRecord,
  QuizRecord,
} from '#lib/domain/analytics/class-record.ts'
import type { Db } from './client.ts'

/**
 * The first course and all its enrolled learners, staff left out; null before the first content sync. Six queries,
 * whatever the size of the class, and memory in proportion to learners x lessons opened.
 */
export async function findClassRecord(reader: Db): Promise<ClassRecord | null> {
  const outline = await findOutline(reader)
  if (!outline) return null
  const [people, lessons, quizzes, certified, lastActive] = await Promise.all([
    listEnrolled(reader, outline.id),
    listLessonRecords(reader, outline),
    listQuizRecords(reader, outline),
    listCertified(reader, outline.id),
    listLastActive(reader),
  ])
  const learners = people.map(
    ({ enrolledAt, user }): LearnerRecord => ({
      id: user.id,
      name: user.name,
      email: user.email,
      enrolledAt,
      suspended: user.suspendedAt !== null,
      lastActiveAt: lastActive.get(user.id) ?? null,
      lessons: lessons.get(user.id) ?? new Map(),
      quizzes: quizzes.get(user.id) ?? new Map(),
      certifiedAt: certified.get(user.id) ?? null,
    }),
  )
  return { outline, learners }
}

/** What learners can open now, in the order of the course. */
async function findOutline(reader: Db): Promise<CourseOutline | null> {
  const course = await reader.course.findFirst({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      title: true,
      modules: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          lessons: {
            where: { publishedVersionId: { not: null }, retiredAt: null },
            orderBy: { position: 'asc' },
            select: { id: true, publishedVersion: { select: { title: true } } },
          },
          quizzes: {
            where: { currentVersionId: { not: null } },
            orderBy: { id: 'asc' },
            select: { id: true, title: true },
          },
        },
      },
    },
  })
  if (!course) return null
  const { id, title, modules } = course
  return {
    id,
    title,
    lessons: modules.flatMap((module) =>
      module.lessons.map((lesson) => ({
        id: lesson.id,
        title: lesson.publishedVersion?.title ?? lesson.id,
        moduleId: module.id,
      })),
    ),
    quizzes: modules.flatMap((module) => module.quizzes.map((quiz) => ({ ...quiz, moduleId: module.id }))),
  }
}

const listEnrolled = (reader: Db, courseId: string) =>
  reader.enrolment.findMany({
    where: { courseId, user: { role: 'learner' } },
    orderBy: { userId: 'asc' },
    select: {
      enrolledAt: true,
      user: { select: { id: true, name: true, email: true, suspendedAt: true } },
    },
  })

async function listLessonRecords(
  reader: Db,
  outline: CourseOutline,
): Promise<Map<string, Map<string, LessonRecord>>> {
  const rows = await reader.lessonProgress.findMany({
    where: { lessonId: { in: outline.lessons.map(({ id }) => id) } },
    select: { userId: true, lessonId: true, percent: true, startedAt: true, completedAt: true },
  })
  const records = new Map<string, Map<string, LessonRecord>>()
  for (const { userId, lessonId, percent, startedAt, completedAt } of rows)
    mapOf(records, userId).set(lessonId, { percent, startedAt, completedAt })
  return records
}

type GradedAttempt = {
  readonly userId: string
  readonly quizId: string
  readonly submittedAt: Date | null
  readonly score: number
  readonly maxScore: number
  readonly passed: boolean
}

async function listQuizRecords(
  reader: Db,
  outline: CourseOutline,
): Promise<Map<string, Map<string, QuizRecord>>> {
  // Written out, because Prisma would read the joined table in a second query with thousands of ids.
  const attempts = await reader.$queryRaw<GradedAttempt[]>`
    SELECT a."userId", a."quizId", a."submittedAt", g."score", g."maxScore", g."passed"
    FROM "Attempt" a JOIN "Grade" g ON g."attemptId" = a."id"
    ORDER BY a."number"`
  const isOpen = new Set(outline.quizzes.map(({ id }) => id))
  const records = new Map<string, Map<string, QuizRecord>>()
  for (const attempt of attempts) {
    if (!isOpen.has(attempt.quizId)) continue
    const quizzes = mapOf(records, attempt.userId)
    quizzes.set(attempt.quizId, withAttempt(quizzes.get(attempt.quizId), attempt))
  }
  return records
}

/** Attempts arrive in the order of their numbers, so the first one seen is the first submitted. */
function withAttempt(before: QuizRecord | undefined, attempt: GradedAttempt): QuizRecord {
  const percent = attempt.maxScore > 0 ? (attempt.score / attempt.maxScore) * 100 : 0
  const passedAt = attempt.passed ? attempt.submittedAt : null
  if (!before)
    return { attempts: 1, passed: attempt.passed, bestPercent: percent, firstPercent: percent, passedAt }
  return {
    attempts: before.attempts + 1,
    passed: before.passed || attempt.passed,
    bestPercent: Math.max(before.bestPercent, percent),
    firstPercent: before.firstPercent,
    passedAt: before.passedAt ?? passedAt,
  }
}

/** When each person's first certificate was issued, of whatever edition; a revoked one does not count. */
async function listCertified(reader: Db, courseId: string): Promise<ReadonlyMap<string, Date | null>> {
  const groups = await reader.certificate.groupBy({
    by: ['userId'],
    where: { courseId, revokedAt: null },
    _min: { issuedAt: true },
  })
  return new Map(groups.map(({ userId, _min }) => [userId, _min.issuedAt]))
}

/** The latest trace of each person in lessons, checks, quizzes, labs and drills. */
async function listLastActive(reader: Db): Promise<Map<string, Date>> {
  const groups = await Promise.all([
    reader.lessonProgress.groupBy({ by: ['userId'], _max: { updatedAt: true } }),
    reader.checkResponse.groupBy({ by: ['userId'], _max: { answeredAt: true } }),
    reader.attempt.groupBy({ by: ['userId'], _max: { startedAt: true, submittedAt: true } }),
    reader.labSubmission.groupBy({ by: ['userId'], _max: { submittedAt: true } }),
    reader.reviewLog.groupBy({ by: ['userId'], _max: { reviewedAt: true } }),
  ])
  const latest = new Map<string, Date>()
  for (const { userId, _max } of groups.flat() as { userId: string; _max: Record<string, Date | null> }[])
    for (const at of Object.values(_max)) {
      const known = latest.get(userId)
      if (at && (!known || known < at)) latest.set(userId, at)
    }
  return latest
}

function mapOf<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key)
  if (known) return known
  const fresh = new Map<string, T>()
  maps.set(key, fresh)
  return fresh
}
