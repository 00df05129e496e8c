'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import styles from './header.module.css'

/** A link of the main navigation; marked while its section is open. */
export function NavLink({
  href,
  section = href,
  children,
}: {
  href: string
  section?: string
  children: ReactNode
}) {
  const pathname = usePathname()
  const isCurrent = pathname === section || pathname.startsWith(`${section}/`)
  return (
    <Link href={href} prefetch={false} className={styles.link} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </Link>
  )
}
