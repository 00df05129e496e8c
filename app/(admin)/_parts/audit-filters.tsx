import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import type { AuditQuery } from '#lib/services/list-audit.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './learner-filters.module.css'

export function AuditFilters({ query, actions }: { query: AuditQuery; actions: readonly string[] }) {
  return (
    <form method="get" action={paths.adminAudit()} className={styles.form}>
      <SelectField label="Action" name="action" defaultValue={query.action ?? ''}>
        <option value="">any action</option>
        {actions.map((action) => (
          <option key={action} value={action}>
            {action}
          </option>
        ))}
      </SelectField>
      <TextField
        label="About"
        name="entity"
        defaultValue={query.entity ?? ''}
        maxLength={200}
        placeholder="lesson:paging, or user:"
      />
      <TextField label="From" name="from" type="date" defaultValue={query.from ?? ''} />
      <TextField label="To" name="to" type="date" defaultValue={query.to ?? ''} />
      {query.actor && <input type="hidden" name="actor" value={query.actor} />}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary">
          Apply
        </Button>
        <ButtonLink href={paths.adminAudit()}>Clear</ButtonLink>
      </div>
    </form>
  )
}
