import type { Metadata } from 'next'
import { cache } from 'react'
import { QuizIntro } from '#app/_quiz/quiz-intro.tsx'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { currentActor } from '#lib/auth/session.ts'
import { getQuiz } from '#lib/services/quizzes/get-quiz.ts'

type Props = PageProps<'/quiz/[quizId]'>

const quizAt = cache(async (quizId: string) =>
  orNotFound(getQuiz(await currentActor(), { quizId }, { now: new Date() })),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary } = await quizAt((await params).quizId)
  return { title, description: summary }
}

export default async function QuizRoute({ params }: Props) {
  const [actor, quiz] = await Promise.all([currentActor(), quizAt((await params).quizId)])
  return <QuizIntro quiz={quiz} timeZone={actor.type === 'user' ? actor.timeZone : 'UTC'} />
}
