'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { SIGNED_OUT } from '#app/_ui/call-api.ts'
import { paths } from '#lib/shared/paths.ts'
import { leaveWhenErased } from './account-erased.ts'
import styles from './session-over.module.css'

/** On pages of signed-in people: says it when the session ends while the page is open, and leads back after signing in. */
export function SessionOver({ accountId }: { readonly accountId: string }) {
  const here = usePathname()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const tell = () => setOver(true)
    window.addEventListener(SIGNED_OUT, tell)
    return () => window.removeEventListener(SIGNED_OUT, tell)
  }, [])
  useEffect(() => leaveWhenErased(accountId), [accountId])
  // Where an account is erased, being signed out means something else, and the form says what.
  const isTold = isOver && here !== paths.eraseAccount()
  return (
    <p role="status" className={isTold ? styles.banner : 'visually-hidden'}>
      {isTold && (
        <>
          You are signed out, so nothing is saved any more.{' '}
          <a href={paths.signIn(here + window.location.search)}>Sign in</a> and you come back to this page;
          the answers, notes and programs typed here are kept until then.
        </>
      )}
    </p>
  )
}
