import type { LocalDay } from '#lib/domain/analytics/local-days.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/sqlite/client.ts'

/** People who did something on a day, and how many of them in which part. */
export type ActiveDay = {
  readonly date: string
  readonly people: number
  readonly lessons: number
  readonly quizzes: number
  readonly labs: number
  readonly drills: number
}

/** For each day, how many enrolled learners were active. `days` are in order and without gaps. One query. */
export async function countActivePerDay(
  reader: Db,
  courseId: string,
  days: readonly LocalDay[],
): Promise<ActiveDay[]> {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return []
  const dayIndex = Prisma.join(
    days.map(({ to }, i) => Prisma.sql`WHEN e."at" < ${to} THEN ${Prisma.raw(String(i))}`),
    ' ',
  )
  const people = (kind: string) =>
    Prisma.sql`count(DISTINCT CASE WHEN t."kind" = ${Prisma.raw(`'${kind}'`)} THEN t."userId" END)`
  const rows = await reader.$queryRaw<Record<string, bigint | number>[]>`
    SELECT t."day", count(DISTINCT t."userId") AS "people", ${people('lesson')} AS "lessons",
      ${people('quiz')} AS "quizzes", ${people('lab')} AS "labs", ${people('drill')} AS "drills"
    FROM (SELECT e."userId", e."kind", CASE ${dayIndex} END AS "day" FROM (${traces(first.from, last.to)}) e) t
    ${enrolledIn(courseId)}
    GROUP BY t."day"`
  const byDay = new Map(rows.map((row) => [Number(row.day), row]))
  return days.map(({ date }, i) => {
    const row = byDay.get(i)
    const count = (key: string) => Number(row?.[key] ?? 0)
    return {
      date,
      people: count('people'),
      lessons: count('lessons'),
      quizzes: count('quizzes'),
      labs: count('labs'),
      drills: count('drills'),
    }
  })
}

/** Ids of the enrolled learners whom `countActivePerDay` counts for this day. */
export async function listActiveIds(reader: Db, courseId: string, day: LocalDay): Promise<Set<string>> {
  const rows = await reader.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT t."userId" FROM (${traces(day.from, day.to)}) t ${enrolledIn(courseId)}`
  return new Set(rows.map(({ userId }) => userId))
}

/** Times within [from, to) at which this person did something, in no order. */
export async function listActiveTimes(
  reader: Db,
  userId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Date[]> {
  const rows = await reader.$queryRaw<{ at: Date | string }[]>`
    SELECT t."at" FROM (${traces(from, to)}) t WHERE t."userId" = ${userId}`
  return rows.map(({ at }) => new Date(at))
}

const enrolledIn = (courseId: string) => Prisma.sql`
  JOIN "Enrolment" n ON n."userId" = t."userId" AND n."courseId" = ${courseId}
  JOIN "User" u ON u."id" = t."userId" AND u."role" = 'learner'`

/** Everything with a time that a learner leaves behind. The same SQL holds for both dialects. */
function traces(from: Date, to: Date): Prisma.Sql {
  const sources = [
    ['lesson', 'LessonProgress', 'startedAt'],
    ['lesson', 'LessonProgress', 'completedAt'],
    ['lesson', 'LessonProgress', 'updatedAt'],
    ['lesson', 'CheckResponse', 'answeredAt'],
    ['quiz', 'Attempt', 'startedAt'],
    ['quiz', 'Attempt', 'submittedAt'],
    ['lab', 'LabSubmission', 'submittedAt'],
    ['drill', 'ReviewLog', 'reviewedAt'],
  ] as const
  const selects = sources.map(([kind, table, column]) => {
    const at = Prisma.raw(`"${column}"`)
    return Prisma.sql`SELECT "userId", ${Prisma.raw(`'${kind}'`)} AS "kind", ${at} AS "at"
      FROM ${Prisma.raw(`"${table}"`)} WHERE ${at} >= ${from} AND ${at} < ${to}`
  })
  return Prisma.join(selects, ' UNION ALL ')
}
