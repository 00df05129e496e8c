'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { paths } from '#lib/shared/paths.ts'
import { ANSWER_SEEN } from '../_reports/answer-seen.ts'
import { Button } from '../_ui/button.tsx'
import { countText } from '../_ui/count-text.ts'
import styles from './header.module.css'
import { signOut } from './session.ts'

type Props = { name: string; email: string; unreadAnswers: number; children: ReactNode }

export function AccountMenu({ name, email, unreadAnswers, children }: Props) {
  const [problem, setProblem] = useState('')
  const unread = useUnread(unreadAnswers)
  const menu = useRef<HTMLDivElement>(null)
  const here = usePathname()
  const before = useRef(here)
  // The header stays when a link of the menu leads to another page; the menu does not, and gives its focus back. On the
  // first page it stays: it opens without a script, so it may be open before this one runs.
  useEffect(() => {
    if (before.current !== here) menu.current?.hidePopover()
    before.current = here
  }, [here])
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
        {unread > 0 && (
          <span className={styles.unread}>
            <span className="visually-hidden">, </span>
            {unread}
            <span className="visually-hidden"> {unread === 1 ? 'answer' : 'answers'} to read</span>
          </span>
        )}
      </button>
      <div ref={menu} id="account-menu" popover="auto" className={styles.menu}>
        <p className={styles.who}>
          <strong>{name}</strong>
          <br />
          {email}
        </p>
        {children}
        {unread > 0 && (
          <Link href={`${paths.progress()}#reports`} prefetch={false}>
            {countText(unread, 'answer', 'answers')} to what you reported
          </Link>
        )}
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

/** The answers that wait to be read: as the page was made, less those seen on it since. */
function useUnread(initial: number): number {
  const [state, setState] = useState({ initial, seen: 0 })
  const seen = state.initial === initial ? state.seen : 0
  useEffect(() => {
    const count = () => setState({ initial, seen: seen + 1 })
    window.addEventListener(ANSWER_SEEN, count)
    return () => window.removeEventListener(ANSWER_SEEN, count)
  }, [initial, seen])
  return Math.max(0, initial - seen)
}
