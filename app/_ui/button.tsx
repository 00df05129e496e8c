import Link from 'next/link'
import type { ComponentProps } from 'react'
import styles from './button.module.css'

type Look = { variant?: 'primary' | 'quiet' | 'danger'; size?: 'md' | 'sm' }

const look = ({ variant = 'quiet', size = 'md' }: Look, extra?: string) =>
  [styles.button, styles[variant], styles[size], extra].filter(Boolean).join(' ')

export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return <button type={type} className={look({ variant, size }, className)} {...rest} />
}

/** A link that looks like a button, for going somewhere rather than doing something. */
export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={look({ variant, size }, className)} {...rest} />
}
