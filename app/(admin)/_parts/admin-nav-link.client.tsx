'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { paths } from '#lib/shared/paths.ts'
import styles from './admin-nav.module.css'

export function AdminNavLink({ href, children }: { href: string; children: ReactNode }) {
  const here = usePathname()
  const isHere = href === paths.admin() ? here === href : here.startsWith(href)
  return (
    <Link href={href} prefetch={false} className={styles.link} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  )
}
