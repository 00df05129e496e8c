import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { roles } from '#lib/domain/access/policy.ts'
import { roleNames } from '#lib/domain/access/role-names.ts'
import type { UserQuery } from '#lib/services/list-users.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './learner-filters.module.css'

export function UserFilters({ query }: { query: UserQuery }) {
  return (
    <form method="get" action={paths.adminUsers()} className={styles.form}>
      <TextField
        label="Name or email"
        name="search"
        type="search"
        defaultValue={query.search ?? ''}
        maxLength={200}
      />
      <SelectField label="Role" name="role" defaultValue={query.role ?? ''}>
        <option value="">any role</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}
          </option>
        ))}
      </SelectField>
      <SelectField label="State" name="status" defaultValue={query.status ?? ''}>
        <option value="">active and suspended</option>
        <option value="active">active</option>
        <option value="suspended">suspended</option>
      </SelectField>
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="direction" value={query.direction} />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary">
          Apply
        </Button>
        <ButtonLink href={paths.adminUsers()}>Clear</ButtonLink>
      </div>
    </form>
  )
}
