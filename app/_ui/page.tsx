import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './page.module.css'

type Crumb = { readonly label: string; readonly href: string }

/** The frame of every page but lessons: crumbs, title, one-sentence lead, actions, content. */
export function Page(props: {
  title: ReactNode
  lead?: ReactNode
  width?: 'narrow' | 'reading' | 'wide' | 'full'
  crumbs?: readonly Crumb[]
  actions?: ReactNode
  children: ReactNode
}) {
  const { title, lead, width = 'wide', crumbs = [], actions, children } = props
  return (
    <main id="main" tabIndex={-1} className={`${styles.page} ${styles[width]}`}>
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb" className={styles.crumbs}>
          {crumbs.map((crumb) => (
            <Link key={crumb.href} href={crumb.href} prefetch={false}>
              {crumb.label}
            </Link>
          ))}
        </nav>
      )}
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  )
}
