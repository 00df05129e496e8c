import { Search } from 'lucide-react'
import Link from 'next/link'
import { currentActor, unreadAnswers } from '#lib/auth/session.ts'
import { can } from '#lib/domain/access/policy.ts'
import { paths } from '#lib/shared/paths.ts'
import { ButtonLink } from '../_ui/button.tsx'
import { AccountMenu } from './account-menu.client.tsx'
import styles from './header.module.css'
import { NavLink } from './nav-link.client.tsx'
import { QuickSearch } from './quick-search.client.tsx'
import { Sign } from './sign.tsx'
import type { Theme } from './theme.ts'
import { ThemeSwitch } from './theme-switch.client.tsx'

export async function Header({ theme }: { theme: Theme }) {
  const actor = await currentActor()
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href={paths.home()} prefetch={false} className={styles.brand}>
          <Sign />
          Interleave
        </Link>
        <nav aria-label="Main" className={styles.nav}>
          <NavLink href={paths.course()} section="/course">
            Course
          </NavLink>
          <NavLink href={paths.simulations()}>Simulations</NavLink>
          <NavLink href={paths.labs()}>Labs</NavLink>
          <span className={styles.wideOnly}>
            <NavLink href={paths.workbench()}>Workbench</NavLink>
          </span>
          <NavLink href={paths.drills()}>Drills</NavLink>
          {actor.type === 'user' && <NavLink href={paths.progress()}>Progress</NavLink>}
          {can(actor, 'lessons.edit') && <NavLink href={paths.studio()}>Studio</NavLink>}
          {(can(actor, 'progress.read') || can(actor, 'audit.read')) && (
            <NavLink href={paths.admin()}>Admin</NavLink>
          )}
        </nav>
        <div className={styles.end}>
          <QuickSearch isSignedIn={actor.type === 'user'} icon={<Search aria-hidden="true" size={16} />} />
          {actor.type === 'user' ? (
            <AccountMenu name={actor.name} email={actor.email} unreadAnswers={await unreadAnswers()}>
              <ThemeSwitch initial={theme} />
            </AccountMenu>
          ) : (
            <>
              <div className={styles.wideOnly}>
                <ThemeSwitch initial={theme} />
              </div>
              <ButtonLink size="sm" href={paths.signIn()}>
                Sign in
              </ButtonLink>
            </>
          )}
        </div>
      </div>
    </header>
  )
}
