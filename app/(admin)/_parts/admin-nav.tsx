import { currentActor } from '#lib/auth/session.ts'
import { can, type Permission } from '#lib/domain/access/policy.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './admin-nav.module.css'
import { AdminNavLink } from './admin-nav-link.client.tsx'

const pages: readonly { label: string; href: string; permission: Permission }[] = [
  { label: 'Dashboard', href: paths.admin(), permission: 'progress.read' },
  { label: 'Learners', href: paths.adminLearners(), permission: 'progress.read' },
  { label: 'Users', href: paths.adminUsers(), permission: 'users.read' },
  { label: 'Audit log', href: paths.adminAudit(), permission: 'audit.read' },
]

/** The pages of this area that the reader may open. */
export async function AdminNav() {
  const actor = await currentActor()
  const open = pages.filter(({ permission }) => can(actor, permission))
  if (open.length === 0) return null
  return (
    <nav aria-label="Administration" className={styles.nav}>
      {open.map(({ label, href }) => (
        <AdminNavLink key={href} href={href}>
          {label}
        </AdminNavLink>
      ))}
    </nav>
  )
}
