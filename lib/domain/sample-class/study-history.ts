import { drawAt } from '#sim/core/rng.ts'
import { gradeAttempt } from '../attempts/grade-attempt.ts'
import { grade } from '../grading/grade.ts'
import { advance, type LessonProgress } from '../progress/lesson-progress.ts'
import type { Evidence } from '../progress/objectives.ts'
import { stepId } from '../progress/steps.ts'
import { partOrder } from '../questions/part-order.ts'
import type { SampleLab, SampleLesson, SampleQuiz } from './course-content.ts'
import type {
  HistorySetting,
  LearnerHistory,
  SampleAttempt,
  SampleCheck,
  SampleSubmission,
} from './history.ts'
import { chanceOfRight, sampleResponse } from './sample-response.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

type Study = Pick<LearnerHistory, 'lessons' | 'checks' | 'attempts' | 'submissions' | 'evidence' | 'resume'>

/** Lesson after lesson until persistence or time runs out; after the last open lesson of a module its lab and quiz. */
export function studyHistory(setting: HistorySetting): Study {
  const { content, persona, draws, now } = setting
  const lessons: (LessonProgress & { lessonId: string })[] = []
  const parts: Pick<Study, 'checks' | 'attempts' | 'submissions' | 'evidence'>[] = []
  let resume: Study['resume'] = null
  let at = sitting(setting.enrolledAt.getTime() + draws.between(0, 3) * DAY_MS, setting)
  for (const [i, lesson] of content.lessons.entries()) {
    if (at >= now.getTime() || persona.persistence === 0) break
    const isLast = !draws.chance(persona.persistence)
    const read = readLesson(lesson, { ...setting, startMs: at, stopsHalfway: isLast && draws.chance(0.6) })
    lessons.push(read.progress)
    parts.push({ checks: read.checks, attempts: [], submissions: [], evidence: read.evidence })
    resume = {
      lessonId: lesson.id,
      moduleId: lesson.moduleId,
      title: lesson.title,
      at: read.progress.updatedAt,
    }
    if (isLast) break
    at = read.progress.updatedAt.getTime()
    if (content.lessons[i + 1]?.moduleId !== lesson.moduleId)
      parts.push(finishModule(lesson.moduleId, setting, at + draws.between(0.5, 2) * HOUR_MS))
    at = sitting(at + (7 / persona.pace) * draws.between(0.4, 1.6) * DAY_MS, setting)
  }
  return {
    lessons,
    checks: parts.flatMap(({ checks }) => checks),
    attempts: parts.flatMap(({ attempts }) => attempts),
    submissions: parts.flatMap(({ submissions }) => submissions),
    evidence: parts.flatMap(({ evidence }) => evidence),
    resume,
  }
}

/** The next time at which this person sits down: near their hour, less often at weekends. */
function sitting(fromMs: number, { persona, draws }: HistorySetting): number {
  const weekday = new Date(fromMs).getUTCDay()
  const days = (weekday === 0 || weekday === 6) && draws.chance(0.6) ? 2 : 0
  const midnight = Math.floor((fromMs + days * DAY_MS) / DAY_MS) * DAY_MS
  return Math.max(fromMs, midnight + (persona.hour + draws.between(-1.5, 1.5)) * HOUR_MS)
}

type Reading = HistorySetting & { readonly startMs: number; readonly stopsHalfway: boolean }

function readLesson(lesson: SampleLesson, { startMs, stopsHalfway, persona, draws, now }: Reading) {
  const until = stopsHalfway ? Math.ceil(lesson.steps.length * draws.between(0.15, 0.8)) : lesson.steps.length
  const perStepMs = (lesson.minutes * MINUTE_MS * draws.between(0.7, 1.8)) / Math.max(1, lesson.steps.length)
  const byStep = new Map(lesson.checks.map((question) => [stepId('check', question.id) as string, question]))
  const checks: SampleCheck[] = []
  const evidence: Evidence[] = []
  let progress: LessonProgress | null = null
  for (const [i, step] of lesson.steps.slice(0, until).entries()) {
    const atMs = startMs + i * perStepMs
    if (atMs > now.getTime()) break
    const answeredAt = new Date(atMs)
    const question = byStep.get(step)
    let isReached = true
    if (question) {
      const p = chanceOfRight(persona.ability, question)
      const isFirstRight = draws.chance(p)
      const isRight = isFirstRight || draws.chance(0.93)
      const first = sampleResponse(question, isFirstRight, draws)
      const response = isFirstRight ? first : sampleResponse(question, isRight, draws)
      if (response) {
        const { score } = grade(question, response)
        const firstScore = grade(question, first).score
        const tries = isFirstRight ? 1 : 2 + draws.integer(2)
        checks.push({
          questionId: question.id,
          lessonId: lesson.id,
          response,
          score,
          firstScore,
          tries,
          answeredAt,
        })
        if (isRight)
          evidence.push(
            ...evidenceOf(question.objectives, 'check', { reference: question.id, earnedAt: answeredAt }),
          )
      }
      isReached = response !== null && isRight
    }
    progress = advance(progress, {
      reached: isReached ? [step] : [],
      lessonSteps: lesson.steps,
      now: answeredAt,
    })
  }
  const done = progress ?? advance(null, { reached: [], lessonSteps: lesson.steps, now: new Date(startMs) })
  if (done.completedAt && draws.chance(0.4))
    evidence.push(
      ...evidenceOf(lesson.objectiveIds, 'self', { reference: lesson.id, earnedAt: done.completedAt }),
    )
  return { progress: { lessonId: lesson.id, ...done }, checks, evidence }
}

const evidenceOf = (
  objectiveIds: readonly string[],
  kind: Evidence['kind'],
  rest: Pick<Evidence, 'reference' | 'earnedAt'>,
): Evidence[] => objectiveIds.map((objectiveId) => ({ objectiveId, kind, ...rest }))

/** The lab and the quiz of a module, if this person does such things. */
function finishModule(moduleId: string, setting: HistorySetting, startMs: number) {
  const { content, persona, draws } = setting
  const submissions = content.labs
    .filter((lab) => lab.moduleId === moduleId && draws.chance(persona.doesLabs))
    .flatMap((lab) => tryLab(lab, setting, startMs))
  const afterLabs = (submissions.at(-1)?.submittedAt.getTime() ?? startMs) + HOUR_MS
  const attempts = content.quizzes
    .filter((quiz) => quiz.moduleId === moduleId && draws.chance(persona.doesQuizzes))
    .flatMap((quiz) => takeQuiz(quiz, setting, afterLabs))
  return {
    checks: [],
    submissions: submissions.map(({ objectives: _, ...submission }) => submission),
    attempts: attempts.map(({ objectives: _, ...attempt }) => attempt),
    evidence: [
      ...submissions.flatMap(({ id, objectives, submittedAt }) =>
        evidenceOf(objectives, 'lab', { reference: id, earnedAt: submittedAt }),
      ),
      ...attempts.flatMap(({ id, objectives, submittedAt }) =>
        evidenceOf(objectives, 'quiz', { reference: id, earnedAt: submittedAt }),
      ),
    ],
  }
}

/** Up to four submissions, until one passes: each is a candidate with its real evaluation. */
function tryLab(lab: SampleLab, { persona, draws, now, newId }: HistorySetting, startMs: number) {
  const submissions: (SampleSubmission & { objectives: readonly string[] })[] = []
  const passing = lab.candidates.filter(({ result }) => result.passed)
  const failing = lab.candidates.filter(({ result }) => !result.passed)
  let at = startMs
  for (let i = 0; i < 4; i++) {
    at += draws.between(4, 25) * MINUTE_MS
    const pool = draws.chance(persona.ability * 0.6) ? passing : failing
    if (at > now.getTime() || pool.length === 0) break
    const { values, result } = draws.pick(pool)
    const objectives = result.results
      .filter(({ passed }) => passed)
      .flatMap(({ id }) => lab.objectivesOf[id] ?? [])
    submissions.push({
      id: newId(),
      labId: lab.id,
      labVersionId: lab.versionId,
      values,
      passed: result.passed,
      submittedAt: new Date(at),
      results: result.results,
      objectives: [...new Set(objectives)],
    })
    if (result.passed || draws.chance(0.2)) break
  }
  return submissions
}

/** Attempts until one passes, the policy's tries are used up or courage is; people learn a little between two. */
function takeQuiz(quiz: SampleQuiz, { persona, draws, now, newId }: HistorySetting, startMs: number) {
  const attempts: (SampleAttempt & { objectives: readonly string[] })[] = []
  const { policy } = quiz
  let at = startMs
  for (let number = 1; number <= Math.min(policy.attempts, 4); number++) {
    const lasts = draws.between(0.8, 2.2) * quiz.questions.length * MINUTE_MS
    const limit =
      policy.timeLimitMinutes === null ? Number.POSITIVE_INFINITY : policy.timeLimitMinutes * MINUTE_MS
    const startedAt = new Date(at)
    const submittedAt = new Date(at + Math.min(lasts, limit - 1000))
    if (submittedAt > now) break
    const seed = draws.integer(2 ** 31 - 1)
    const answered = quiz.questions.map(({ versionId, question }) => ({
      itemId: versionId,
      question,
      confidence: null,
      response: sampleResponse(
        question,
        draws.chance(chanceOfRight(persona.ability + (number - 1) * 0.08, question)),
        draws,
      ),
    }))
    const outcome = gradeAttempt(answered, policy)
    attempts.push({
      id: newId(),
      quizId: quiz.id,
      quizVersionId: quiz.versionId,
      number,
      seed,
      policy,
      startedAt,
      deadlineAt: Number.isFinite(limit) ? new Date(at + limit) : null,
      submittedAt,
      grade: outcome.grade,
      objectives: outcome.objectives,
      items: outcome.items.map(({ itemId, response, graded, points }, i) => ({
        questionVersionId: itemId,
        drawn: quiz.questions[i]!.drawn,
        optionOrder: partOrder(answered[i]!.question, {
          seed: drawAt(seed, i),
          shuffleOptions: policy.shuffleOptions,
        }),
        response,
        graded,
        points,
      })),
    })
    if (outcome.grade.passed || draws.chance(0.25)) break
    at = submittedAt.getTime() + policy.cooldownMinutes * MINUTE_MS + draws.between(0.2, 40) * HOUR_MS
  }
  return attempts
}
