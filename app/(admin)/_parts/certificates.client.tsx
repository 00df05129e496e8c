'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { certificateDate } from '#app/_certificate/certificate-date.ts'
import { revocationWords } from '#app/_certificate/revocation-words.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { type Revocation, revocationReasons } from '#lib/domain/certificates/certificate.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './certificates.module.css'
import actionStyles from './user-actions.module.css'

type Certificate = {
  readonly code: string
  readonly holder: string
  readonly edition: string
  readonly issuedAt: Date
  readonly revocation: Revocation | null
  readonly isReplaceable: boolean
  readonly isGenuine: boolean
}

type Task = { readonly type: 'revocation' | 'reissue'; readonly certificate: Certificate }

type Props = { readonly certificates: readonly Certificate[]; readonly canChange: boolean }

/** What a learner was issued, for staff; an admin revokes it and allows another one. */
export function Certificates({ certificates, canChange }: Props) {
  const [task, setTask] = useState<Task | null>(null)
  const close = () => setTask(null)
  if (certificates.length === 0) return <p>None was issued.</p>
  return (
    <>
      <ul className={styles.list}>
        {certificates.map((certificate) => (
          <li key={certificate.code}>
            <p>
              <Link href={paths.certificate(certificate.code)} prefetch={false}>
                Edition {certificate.edition}
              </Link>{' '}
              to {certificate.holder}, {certificateDate(certificate.issuedAt)}{' '}
              <State certificate={certificate} />
            </p>
            {certificate.revocation && (
              <p className={styles.reason}>
                Revoked on {certificateDate(certificate.revocation.at)}:{' '}
                {revocationWords[certificate.revocation.reason]}.
                {certificate.isReplaceable && ' Another one may be issued in its place.'}
              </p>
            )}
            {canChange && <NextStep certificate={certificate} onChoose={setTask} />}
          </li>
        ))}
      </ul>
      <Dialog
        open={task !== null}
        onClose={close}
        title={task?.type === 'reissue' ? 'Allow a new certificate' : 'Revoke the certificate'}
      >
        {task && <ChangeForm task={task} onDone={close} />}
      </Dialog>
    </>
  )
}

function State({ certificate: { revocation, isGenuine } }: { certificate: Certificate }) {
  if (!isGenuine) return <Badge tone="danger">altered</Badge>
  return <Badge tone={revocation ? 'danger' : 'success'}>{revocation ? 'revoked' : 'valid'}</Badge>
}

function NextStep({
  certificate,
  onChoose,
}: {
  readonly certificate: Certificate
  readonly onChoose: (task: Task) => void
}) {
  if (!certificate.revocation)
    return (
      <Button size="sm" variant="danger" onClick={() => onChoose({ type: 'revocation', certificate })}>
        Revoke
      </Button>
    )
  if (certificate.isReplaceable) return null
  return (
    <Button size="sm" onClick={() => onChoose({ type: 'reissue', certificate })}>
      Allow a new one
    </Button>
  )
}

const reasonLabels: Readonly<Record<Revocation['reason'], string>> = {
  'wrong-name': 'The printed name is wrong',
  'issued-in-error': 'It was issued in error',
  integrity: 'The work was not all their own',
  'holder-asked': 'They asked for it',
}

function ChangeForm({ task, onDone }: { readonly task: Task; readonly onDone: () => void }) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const { type, certificate } = task
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = Object.fromEntries(new FormData(event.currentTarget))
    setBusy(true)
    const result = await callApi('POST', `/api/admin/certificates/${certificate.code}/${type}`, { body })
    setBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    onDone()
    router.refresh()
  }
  return (
    <form onSubmit={submit} className={actionStyles.form}>
      <p>
        {type === 'revocation'
          ? `Its page tells everybody from now on that it is revoked, and why in the words chosen here. That stays; ${certificate.holder} gets a new one only if you allow it.`
          : `${certificate.holder} can then have a new one issued on their progress page, with a name they confirm again. This one stays revoked.`}
      </p>
      {type === 'revocation' && (
        <SelectField label="Reason, shown to everybody" name="reason">
          {revocationReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonLabels[reason]}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label="Note"
        hint="Kept in the audit log, not shown on the certificate."
        name="note"
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
      <div className={actionStyles.actions}>
        <Button type="submit" variant={type === 'revocation' ? 'danger' : 'primary'} disabled={isBusy}>
          {type === 'revocation' ? 'Revoke' : 'Allow it'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
