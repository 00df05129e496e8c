'use client'
import { type FormEvent, useState } from 'react'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { paths } from '#lib/shared/paths.ts'
import { PasswordEntry } from '../password-entry.client.tsx'

export function PasswordForm({ hasPassword }: { readonly hasPassword: boolean }) {
  const [error, setError] = useState<ApiError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const field = error?.details.field
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    const body = { current: String(fields.get('current') ?? ''), next: String(fields.get('next')) }
    const result = await callApi('POST', '/api/account/password', { body })
    if (result.ok) return window.location.assign(paths.signIn(paths.account()))
    setError(result.error)
    setBusy(false)
  }
  return (
    <PasswordEntry onSubmit={submit} submit={submitWords({ isBusy, hasPassword })} isBusy={isBusy}>
      {error && !field && (
        <Notice tone="danger" title="Not changed" live>
          {error.message}
        </Notice>
      )}
      {hasPassword ? (
        <TextField
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={field === 'current' && error?.message}
        />
      ) : (
        <p>You sign in with GitHub or Google. With a password you can sign in without them, too.</p>
      )}
      <TextField
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="Changing it signs you out on every device."
        error={field === 'next' && error?.message}
      />
    </PasswordEntry>
  )
}

function submitWords({ isBusy, hasPassword }: { isBusy: boolean; hasPassword: boolean }): string {
  if (isBusy) return hasPassword ? 'Changing …' : 'Setting …'
  return hasPassword ? 'Change password' : 'Set a password'
}
