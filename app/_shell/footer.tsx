import Link from 'next/link'
import { paths } from '#lib/shared/paths.ts'
import styles from './footer.module.css'
import type { Theme } from './theme.ts'
import { ThemeSwitch } from './theme-switch.client.tsx'

/** On a phone the header has no room for the colours, so they are here; signed-in people have them in their menu. */
export function Footer({ theme, isVisitor }: { theme: Theme; isVisitor: boolean }) {
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p>
          Interleave is a course on operating systems and concurrency. Lessons, simulations and labs are open
          to everybody; an account keeps your progress across devices.
        </p>
        <nav aria-label="More">
          <Link href={paths.glossary()} prefetch={false}>
            Glossary
          </Link>
          <Link href={paths.browseCards()} prefetch={false}>
            All interview cards
          </Link>
          <Link href={paths.simulations()} prefetch={false}>
            All simulations
          </Link>
          <Link href={paths.notes()} prefetch={false}>
            Notes and bookmarks
          </Link>
        </nav>
        {isVisitor && (
          <div className={styles.phoneOnly}>
            <ThemeSwitch initial={theme} />
          </div>
        )}
      </div>
    </footer>
  )
}
