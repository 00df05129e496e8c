'use client'
import { type FormEvent, type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import styles from './auth.module.css'

type PasswordEntryProps = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  submit: string
  variant?: 'primary' | 'quiet' | 'danger'
  isBusy: boolean
  children: ReactNode
}

/**
 * A form with a password. A browser that submits before the script is there, or without one, would put the fields into
 * the address, so the form posts, and has no button that submits until the script is there.
 */
export function PasswordEntry({ onSubmit, submit, variant, isBusy, children }: PasswordEntryProps) {
  const isReady = useSyncExternalStore(subscribeToNothing, isHere, isNotYetHere)
  return (
    <form method="post" onSubmit={onSubmit} className={styles.form}>
      <noscript>
        <Notice title="Accounts need JavaScript">
          Lessons can be read without it and without an account.
        </Notice>
      </noscript>
      {children}
      <Button type={isReady ? 'submit' : 'button'} variant={variant} disabled={!isReady || isBusy}>
        {submit}
      </Button>
    </form>
  )
}

const subscribeToNothing = () => () => {}
const isHere = () => true
const isNotYetHere = () => false
