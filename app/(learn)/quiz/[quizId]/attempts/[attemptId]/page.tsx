import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { AttemptPage } from '#app/_quiz/attempt-page.tsx'
import { AttemptResultPage } from '#app/_quiz/attempt-result-page.tsx'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { currentActor } from '#lib/auth/session.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { getAttemptResult } from '#lib/services/quizzes/get-attempt-result.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { paths } from '#lib/shared/paths.ts'

type Props = PageProps<'/quiz/[quizId]/attempts/[attemptId]'>

export const metadata: Metadata = { title: 'Your attempt' }

export default async function AttemptRoute({ params }: Props) {
  const { quizId, attemptId } = await params
  const actor = await currentActor()
  if (actor.type === 'visitor') redirect(paths.signIn(paths.attempt(quizId, attemptId)))
  if (!z.uuid().safeParse(attemptId).success) notFound()
  const now = new Date()
  const open = await orNotFound(getAttempt(actor, { attemptId }, { now }))
  if (open) {
    if (open.quizId !== quizId) notFound()
    return <AttemptPage attempt={open} />
  }
  const result = await orNotFound(getAttemptResult(actor, { attemptId }, { now }))
  invariant(result, `attempt ${attemptId} is either open or closed`)
  if (result.quizId !== quizId) notFound()
  return <AttemptResultPage result={result} timeZone={actor.timeZone} />
}
