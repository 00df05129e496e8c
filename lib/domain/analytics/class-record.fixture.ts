import type { ClassRecord, LearnerRecord } from './class-record.ts'

export const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000)

/**
 * Learners in a line each: `Ada 0 | a@1-3 b@4 | q:40,80@9` enrolled on day 0, did lesson a from day 1 to 3, opened b on
 * day 4, submitted quiz q with 40 and then 80 percent on day 9 (70 passes). A further `| 12` was certified on day 12.
 * Lessons are a, b, c; the quiz is q.
 */
export function classOf(notation: string): ClassRecord {
  const lines = notation
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return {
    outline: {
      id: 'course',
      title: 'Course',
      lessons: ['a', 'b', 'c'].map((id) => ({ id, title: `Lesson ${id}`, moduleId: 'm' })),
      quizzes: [{ id: 'q', title: 'Quiz q', moduleId: 'm' }],
    },
    learners: lines.map(learnerOf),
  }
}

function learnerOf(line: string): LearnerRecord {
  const [head = '', lessons = '', quiz = '', certified = ''] = line.split('|').map((part) => part.trim())
  const [name = '', enrolled = '0'] = head.split(/\s+/)
  const lessonMap = new Map(
    lessons
      .split(' ')
      .filter(Boolean)
      .map((text) => {
        const [, id = '', from = '0', to] = /^(\w)@(\d+)(?:-(\d+))?$/.exec(text) ?? []
        const completedAt = to ? day(Number(to)) : null
        return [id, { percent: to ? 100 : 30, startedAt: day(Number(from)), completedAt }] as const
      }),
  )
  const quizMap = new Map(quiz ? [quizOf(quiz)] : [])
  const times = [
    ...[...lessonMap.values()].flatMap((l) => [l.startedAt, l.completedAt ?? l.startedAt]),
    ...[...quizMap.values()].map((q) => q.at),
  ]
  return {
    id: name.toLowerCase(),
    name,
    email: `${name.toLowerCase()}@class.example`,
    enrolledAt: day(Number(enrolled)),
    suspended: false,
    lastActiveAt: times.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null,
    lessons: lessonMap,
    quizzes: quizMap,
    certifiedAt: certified ? day(Number(certified)) : null,
  }
}

function quizOf(text: string) {
  const [, id = '', scores = '', at = '0'] = /^(\w):([\d,]+)@(\d+)$/.exec(text) ?? []
  const percents = scores.split(',').map(Number)
  const bestPercent = Math.max(...percents)
  const passed = bestPercent >= 70
  return [
    id,
    {
      attempts: percents.length,
      passed,
      bestPercent,
      firstPercent: percents[0] ?? 0,
      passedAt: passed ? day(Number(at)) : null,
      at: day(Number(at)),
    },
  ] as const
}
