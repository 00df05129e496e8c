import type { QuizPolicy } from '#lib/domain/attempts/quiz-policy.ts'
import { PARAMETER_SET } from '#lib/domain/drills/scheduler.ts'
import { GRADER_VERSION } from '#lib/domain/grading/grade.ts'
import type { LearnerHistory } from '#lib/domain/sample-class/history.ts'
import { paths } from '#lib/shared/paths.ts'
import type { Db } from './client.ts'

/** A learner with a history, ready to be stored. `resume` of the history becomes the learner's Continue. */
export type SampleLearner = {
  readonly id: string
  readonly courseId: string
  readonly history: LearnerHistory
}

export type OpenQuiz = {
  readonly id: string
  readonly moduleId: string
  readonly versionId: string
  readonly policy: QuizPolicy
  readonly questionVersionIds: readonly string[]
}

/** The quizzes learners can start now. */
export async function listOpenQuizzes(reader: Db): Promise<OpenQuiz[]> {
  const quizzes = await reader.quiz.findMany({
    where: { currentVersionId: { not: null } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      moduleId: true,
      currentVersion: { select: { id: true, policy: true, questionVersionIds: true } },
    },
  })
  return quizzes.flatMap(({ id, moduleId, currentVersion }) =>
    currentVersion
      ? [
          {
            id,
            moduleId,
            versionId: currentVersion.id,
            policy: currentVersion.policy as QuizPolicy,
            questionVersionIds: currentVersion.questionVersionIds as string[],
          },
        ]
      : [],
  )
}

/** Accounts without a password: nobody can sign in to them. */
export async function createSampleUsers(
  tx: Db,
  users: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly timeZone: string
    readonly createdAt: Date
    readonly lastSeenAt: Date | null
  }[],
): Promise<void> {
  await tx.user.createMany({ data: [...users] })
}

/** Stores whole histories: one statement per table and a few hundred rows, so a class of hundreds takes seconds. */
export async function createHistories(tx: Db, learners: readonly SampleLearner[]): Promise<void> {
  const each = <T>(rowsOf: (learner: SampleLearner) => readonly T[]) => learners.flatMap(rowsOf)
  await tx.enrolment.createMany({
    data: learners.map(({ id, courseId, history }) => ({
      userId: id,
      courseId,
      enrolledAt: history.enrolledAt,
    })),
  })
  await tx.lessonProgress.createMany({
    data: each(({ id, history }) =>
      history.lessons.map(({ stepsDone, ...row }) => ({ userId: id, ...row, stepsDone: [...stepsDone] })),
    ),
  })
  await tx.checkResponse.createMany({
    data: each(({ id, history }) => history.checks.map((row) => ({ userId: id, ...row }))),
  })
  await createAttempts(tx, learners)
  await createSubmissions(tx, learners)
  await createReviews(tx, learners)
  await tx.objectiveEvidence.createMany({
    data: each(({ id, history }) => uniqueEvidence(history).map((row) => ({ userId: id, ...row }))),
  })
  await tx.resumePoint.createMany({
    data: each(({ id, history: { resume } }) =>
      resume
        ? [
            {
              userId: id,
              path: paths.lesson(resume.moduleId, resume.lessonId),
              label: resume.title,
              updatedAt: resume.at,
            },
          ]
        : [],
    ),
  })
}

async function createAttempts(tx: Db, learners: readonly SampleLearner[]): Promise<void> {
  const attempts = learners.flatMap(({ id, history }) =>
    history.attempts.map((attempt) => ({ userId: id, attempt })),
  )
  await tx.attempt.createMany({
    data: attempts.map(({ userId, attempt: { items: _, grade: __, ...row } }) => ({
      userId,
      ...row,
      status: 'submitted' as const,
      submitKey: crypto.randomUUID(),
    })),
  })
  await tx.grade.createMany({
    data: attempts.map(({ attempt: { id, grade, submittedAt } }) => ({
      attemptId: id,
      ...grade,
      graderVersion: GRADER_VERSION,
      gradedAt: submittedAt,
    })),
  })
  const items = attempts.flatMap(({ attempt }) =>
    attempt.items.map((item, position) => ({
      ...item,
      id: crypto.randomUUID(),
      attemptId: attempt.id,
      position,
    })),
  )
  await tx.attemptItem.createMany({
    data: items.map(({ id, attemptId, position, questionVersionId, optionOrder, drawn }) => ({
      id,
      attemptId,
      position,
      questionVersionId,
      optionOrder: [...optionOrder],
      ...(drawn && { drawn }),
    })),
  })
  await tx.itemResult.createMany({
    data: items.map(({ id, response, graded, points }) => ({
      itemId: id,
      ...(response && { response }),
      score: graded.score,
      points,
      verdict: graded.marks.map((mark) => ({ ...mark })),
    })),
  })
}

async function createSubmissions(tx: Db, learners: readonly SampleLearner[]): Promise<void> {
  const submissions = learners.flatMap(({ id, history }) =>
    history.submissions.map((submission) => ({ userId: id, ...submission })),
  )
  await tx.labSubmission.createMany({
    data: submissions.map(({ results: _, values, ...row }) => ({
      ...row,
      values: JSON.parse(JSON.stringify(values)),
      submitKey: crypto.randomUUID(),
    })),
  })
  await tx.deliverableResult.createMany({
    data: submissions.flatMap(({ id, results }) =>
      results.map(({ id: deliverableId, required, passed, evidence }) => ({
        submissionId: id,
        deliverableId,
        required,
        passed,
        evidence: evidence as object,
      })),
    ),
  })
}

async function createReviews(tx: Db, learners: readonly SampleLearner[]): Promise<void> {
  await tx.reviewLog.createMany({
    data: learners.flatMap(({ id, history }) =>
      history.reviews.map(({ bullets, redFlags, ...row }) => ({
        userId: id,
        ...row,
        bullets: [...bullets],
        redFlags: [...redFlags],
        reviewKey: crypto.randomUUID(),
        parameterSet: PARAMETER_SET,
      })),
    ),
  })
  await tx.reviewState.createMany({
    data: learners.flatMap(({ id, history }) =>
      history.reviewStates.map((state) => ({ userId: id, ...state })),
    ),
  })
}

/** The first of each: two questions may be evidence by the same attempt or check. */
function uniqueEvidence({ evidence }: LearnerHistory): LearnerHistory['evidence'] {
  const seen = new Set<string>()
  return evidence.filter(({ objectiveId, kind, reference }) => {
    const key = `${objectiveId} ${kind} ${reference}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
