'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { countText } from '#app/_ui/count-text.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { type Accommodation, TIME_MULTIPLIERS } from '#lib/domain/attempts/accommodation.ts'
import styles from './user-actions.module.css'

type Props = {
  readonly userId: string
  readonly accommodation: Accommodation
  readonly canChange: boolean
}

/** More time and more attempts for one person, in every quiz. */
export function Accommodations({ userId, accommodation, canChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <p>{summary(accommodation)}</p>
      {canChange && (
        <p>
          <Button size="sm" onClick={() => setOpen(true)}>
            Change
          </Button>
        </p>
      )}
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Accommodations in quizzes">
        {isOpen && <ChangeForm userId={userId} accommodation={accommodation} onDone={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function summary({ timeMultiplier, extraAttempts }: Accommodation): string {
  if (timeMultiplier === 1 && extraAttempts === 0) return 'None: the rules of every quiz apply as they are.'
  const time = timeMultiplier === 1 ? 'The usual time' : `${timeMultiplier} times the usual time`
  return extraAttempts === 0 ? `${time}.` : `${time}, and ${countText(extraAttempts, 'attempt')} more.`
}

type FormProps = Pick<Props, 'userId' | 'accommodation'> & { readonly onDone: () => void }

function ChangeForm({ userId, accommodation, onDone }: FormProps) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const body = {
      timeMultiplier: Number(fields.get('timeMultiplier')),
      extraAttempts: Number(fields.get('extraAttempts')),
      reason: String(fields.get('reason')),
    }
    setBusy(true)
    const result = await callApi('POST', `/api/admin/users/${userId}/accommodation`, { body })
    setBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    onDone()
    router.refresh()
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <p>They apply from the next attempt on; an open attempt keeps the time it began with.</p>
      <SelectField label="Time" name="timeMultiplier" defaultValue={String(accommodation.timeMultiplier)}>
        {TIME_MULTIPLIERS.map((value) => (
          <option key={value} value={value}>
            {value === 1 ? 'as for everybody' : `${value} times`}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Attempts more"
        name="extraAttempts"
        type="number"
        min={0}
        max={10}
        required
        defaultValue={accommodation.extraAttempts}
      />
      <TextField
        label="Reason"
        hint="Kept in the audit log."
        name="reason"
        minLength={3}
        maxLength={500}
        required
        autoComplete="off"
      />
      {problem && (
        <Notice tone="danger" title="Nothing was changed" live>
          {problem}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={isBusy}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
