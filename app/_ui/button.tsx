import Link from 'next/link'
import type { ComponentProps, MouseEvent } from 'react'
import styles from './button.module.css'

type Look = { variant?: 'primary' | 'quiet' | 'danger'; size?: 'md' | 'sm' }

const look = ({ variant = 'quiet', size = 'md' }: Look, extra?: string) =>
  [styles.button, styles[variant], styles[size], extra].filter(Boolean).join(' ')

/**
 * While it is disabled it does nothing, nor does its form, but it keeps its place among the stops of the keyboard: a
 * button that goes off because it was pressed would lose the focus otherwise.
 */
export function Button({
  variant,
  size,
  className,
  type = 'button',
  disabled = false,
  onClick,
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button
      type={type}
      className={look({ variant, size }, className)}
      aria-disabled={disabled || undefined}
      onClick={disabled ? refuse : onClick}
      {...rest}
    />
  )
}

const refuse = (event: MouseEvent) => event.preventDefault()

/**
 * A link that looks like a button, for going somewhere rather than doing something. Within the page the browser goes by
 * itself, since it takes the focus along.
 */
export function ButtonLink({
  variant,
  size,
  className,
  href,
  ...rest
}: Look & Omit<ComponentProps<'a'>, 'href'> & { href: string }) {
  const classes = look({ variant, size }, className)
  if (href.startsWith('#')) return <a href={href} className={classes} {...rest} />
  return <Link href={href} prefetch={false} className={classes} {...rest} />
}
