'use client'
import { type FormEvent, useState } from 'react'
import { type SignInProblem, signIn } from '#app/_shell/session.ts'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PasswordEntry } from '../password-entry.client.tsx'

const problems: Record<SignInProblem, string> = {
  wrong: 'The email address and the password do not belong together. Check both and try again.',
  'too-many-requests': 'Too many tries for now. Wait a few minutes and try again.',
  unavailable: 'The server is busy. Wait a moment and try again.',
  offline: 'No connection. Check your network and try again.',
}

const providerProblems: Record<string, string> = {
  'email-taken': 'This address has an account with a password. Sign in with that.',
  'email-not-verified': 'Verify your email address with the provider first, then try again.',
  suspended: 'This account is suspended. Ask an admin.',
}

export function SignInForm({ next, providerError }: { next: string; providerError: string | null }) {
  const [problem, setProblem] = useState(
    providerError ? (providerProblems[providerError] ?? 'Signing in did not work. Try again.') : '',
  )
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    const failure = await signIn(String(fields.get('email')), String(fields.get('password')))
    if (!failure) return window.location.assign(next)
    setProblem(problems[failure])
    setBusy(false)
  }

  return (
    <PasswordEntry
      onSubmit={submit}
      submit={isBusy ? 'Signing in …' : 'Sign in'}
      variant="primary"
      isBusy={isBusy}
    >
      {problem && (
        <Notice tone="danger" title="Not signed in" live>
          {problem}
        </Notice>
      )}
      <TextField label="Email address" name="email" type="email" autoComplete="username" required />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
    </PasswordEntry>
  )
}
