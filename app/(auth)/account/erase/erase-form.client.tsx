'use client'
import { type FormEvent, useRef, useState } from 'react'
import { announceErased } from '#app/_shell/account-erased.ts'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { paths } from '#lib/shared/paths.ts'
import { PasswordEntry } from '../../password-entry.client.tsx'

type Props = { readonly accountId: string; readonly email: string; readonly hasPassword: boolean }

/** Password and address once more, then one request. */
export function EraseForm({ accountId, email, hasPassword }: Props) {
  const isSending = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const field = error?.details.field
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    setBusy(true)
    setError(null)
    const fields = new FormData(event.currentTarget)
    const body = {
      password: String(fields.get('password') ?? ''),
      confirmation: String(fields.get('confirmation')),
    }
    const result = await callApi('POST', '/api/account/erasure', { body })
    if (result.ok) {
      announceErased(accountId)
      return window.location.replace(paths.accountErased())
    }
    isSending.current = false
    setBusy(false)
    setError(result.error)
  }
  return (
    <PasswordEntry
      onSubmit={submit}
      submit={isBusy ? 'Erasing …' : 'Erase my account'}
      variant="danger"
      isBusy={isBusy}
    >
      {error && !field && <Refusal error={error} />}
      {hasPassword ? (
        <TextField
          label="Your password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={field === 'password' && error?.message}
        />
      ) : (
        <p>
          This account has no password. To show that it is you, sign in with GitHub or Google no longer than
          ten minutes before.
        </p>
      )}
      <TextField
        label="Type your email address to confirm"
        name="confirmation"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        hint={`It is ${email}.`}
        error={field === 'confirmation' && error?.message}
      />
    </PasswordEntry>
  )
}

/** Without an answer, or signed out meanwhile, the account may be gone already: the page says how to find out. */
function Refusal({ error: { status, message } }: { readonly error: ApiError }) {
  if (status === 401)
    return (
      <Notice tone="warning" title="You are signed out" live>
        If you asked for the erasure before, it was done. Else sign in and try again.
      </Notice>
    )
  if (status === 0)
    return (
      <Notice tone="warning" title="No answer came" live>
        It is not known whether the account was erased. Send it again: once it is erased, you are told that
        you are signed out.
      </Notice>
    )
  return (
    <Notice tone="danger" title="Not erased" live>
      {message}
    </Notice>
  )
}
