'use client'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { paths } from '#lib/shared/paths.ts'
import { Button } from '../_ui/button.tsx'
import styles from './header.module.css'
import { signOut } from './session.ts'

export function AccountMenu({ name, email, children }: { name: string; email: string; children: ReactNode }) {
  const [problem, setProblem] = useState('')
  const leave = async () => {
    if (await signOut()) window.location.assign(paths.home())
    else setProblem('The server could not be reached, so you are still signed in. Try again.')
  }
  return (
    <>
      <button type="button" className={styles.account} popoverTarget="account-menu">
        <span className={styles.initial} aria-hidden="true">
          {[...name][0]?.toUpperCase()}
        </span>
        <span className={styles.accountName}>{name}</span>
      </button>
      <div id="account-menu" popover="auto" className={styles.menu}>
        <p className={styles.who}>
          <strong>{name}</strong>
          <br />
          {email}
        </p>
        {children}
        <Link href={paths.notes()} prefetch={false}>
          Notes and bookmarks
        </Link>
        <Link href={paths.account()} prefetch={false}>
          Account and devices
        </Link>
        <Button size="sm" onClick={leave}>
          Sign out
        </Button>
        {problem && <p role="alert">{problem}</p>}
      </div>
    </>
  )
}
