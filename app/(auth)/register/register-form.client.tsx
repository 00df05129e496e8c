'use client'
import { type FormEvent, useState } from 'react'
import { signIn } from '#app/_shell/session.ts'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { paths } from '#lib/shared/paths.ts'
import { PasswordEntry } from '../password-entry.client.tsx'

export function RegisterForm({ next }: { next: string }) {
  const [error, setError] = useState<ApiError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const messages = fieldMessages(error)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const [name, email, password] = ['name', 'email', 'password'].map((key) => String(fields.get(key)))
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    setBusy(true)
    const result = await callApi('POST', '/api/accounts', { body: { name, email, password, timeZone } })
    if (!result.ok) {
      setError(result.error)
      setBusy(false)
      return
    }
    const failure = await signIn(email ?? '', password ?? '')
    window.location.assign(failure ? paths.signIn(next) : next)
  }

  return (
    <PasswordEntry
      onSubmit={submit}
      submit={isBusy ? 'Registering …' : 'Register'}
      variant="primary"
      isBusy={isBusy}
    >
      {error && Object.keys(messages).length === 0 && (
        <Notice tone="danger" title="Not registered" live>
          {error.message}
        </Notice>
      )}
      <TextField label="Name" name="name" autoComplete="name" required maxLength={80} error={messages.name} />
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={messages.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="At least 8 characters. Long is better than complicated."
        error={messages.password}
      />
    </PasswordEntry>
  )
}

/** Which field an answer of the server speaks about. */
function fieldMessages(error: ApiError | null): Record<string, string> {
  if (!error) return {}
  if (typeof error.details.field === 'string') return { [error.details.field]: error.message }
  const issues = (error.details.issues ?? []) as { path: string; message: string }[]
  return Object.fromEntries(issues.map((issue) => [issue.path, issue.message]))
}
