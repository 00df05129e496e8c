'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { paths } from '#lib/shared/paths.ts'
import styles from './certificate-section.module.css'

/** The name is looked at as it will be printed and confirmed, since nobody can change it afterwards. */
export function IssueForm({ name }: { readonly name: string }) {
  const router = useRouter()
  const [holder, setHolder] = useState(name)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    const body = { holder, isConfirmed: true }
    const result = await callApi<{ code: string }>('POST', '/api/certificates', { body })
    if (result.ok) return router.push(paths.certificate(result.value.code))
    setProblem(result.error.message)
    setBusy(false)
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <p>You have everything it asks for.</p>
      <TextField
        label="Name on the certificate"
        hint="Your full name, as it stands in other papers of yours."
        name="holder"
        required
        maxLength={80}
        autoComplete="name"
        value={holder}
        onChange={(event) => setHolder(event.target.value)}
      />
      <p className={styles.preview} aria-hidden="true">
        {holder.trim() || '–'}
      </p>
      <label className={styles.confirm}>
        <input type="checkbox" name="isConfirmed" required />
        This is my name as it is to appear. It cannot be changed later.
      </label>
      {problem && (
        <Notice tone="danger" title="Not issued" live>
          {problem}
        </Notice>
      )}
      <Button type="submit" variant="primary" disabled={isBusy}>
        {isBusy ? 'Issuing …' : 'Issue my certificate'}
      </Button>
    </form>
  )
}
