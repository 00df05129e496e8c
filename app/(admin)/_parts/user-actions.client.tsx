'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { type Role, roles } from '#lib/domain/access/policy.ts'
import { roleNames } from '#lib/domain/access/role-names.ts'
import styles from './user-actions.module.css'

type Props = { userId: string; name: string; role: Role; isSuspended: boolean }
type Task = 'role' | 'suspension'

/** Change the role, suspend or reinstate: each asks once more and says what will happen. */
export function UserActions(props: Props) {
  const [task, setTask] = useState<Task | null>(null)
  const close = () => setTask(null)
  const { name, isSuspended } = props
  return (
    <div className={styles.actions}>
      <Button size="sm" aria-label={`Change role of ${name}`} onClick={() => setTask('role')}>
        Change role
      </Button>
      <Button
        size="sm"
        variant={isSuspended ? 'quiet' : 'danger'}
        aria-label={`${isSuspended ? 'Reinstate' : 'Suspend'} ${name}`}
        onClick={() => setTask('suspension')}
      >
        {isSuspended ? 'Reinstate' : 'Suspend'}
      </Button>
      <Dialog open={task !== null} onClose={close} title={task ? titleOf(task, props) : ''}>
        {task && <ChangeForm {...props} task={task} onDone={close} />}
      </Dialog>
    </div>
  )
}

const titleOf = (task: Task, { name, isSuspended }: Props): string => {
  if (task === 'role') return `Role of ${name}`
  return isSuspended ? `Reinstate ${name}` : `Suspend ${name}`
}

function ChangeForm({
  userId,
  name,
  role,
  isSuspended,
  task,
  onDone,
}: Props & { task: Task; onDone: () => void }) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.currentTarget))
    const body = task === 'role' ? fields : { ...fields, suspended: !isSuspended }
    setBusy(true)
    const result = await callApi('POST', `/api/admin/users/${userId}/${task}`, { body })
    setBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    onDone()
    router.refresh()
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <p>{consequence(task, { name, isSuspended })}</p>
      {task === 'role' && (
        <SelectField label="Role" name="role" defaultValue={role}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {roleNames[one]}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label="Reason"
        hint="Kept in the audit log."
        name="reason"
        maxLength={500}
        minLength={task === 'suspension' ? 3 : undefined}
        required={task === 'suspension'}
        optional={task === 'role'}
        autoComplete="off"
      />
      {problem && (
        <Notice tone="danger" title="Nothing was changed" live>
          {problem}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant={task === 'role' || isSuspended ? 'primary' : 'danger'}
          disabled={isBusy}
        >
          {task === 'role' ? 'Change role' : isSuspended ? 'Reinstate' : 'Suspend'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

function consequence(task: Task, { name, isSuspended }: Pick<Props, 'name' | 'isSuspended'>): string {
  if (task === 'role')
    return `${name} is signed out everywhere and has the new role from the next sign-in on.`
  return isSuspended
    ? `${name} can sign in again. Sessions that were ended stay ended.`
    : `${name} is signed out everywhere at once and cannot sign in until reinstated. Nothing of theirs is removed.`
}
