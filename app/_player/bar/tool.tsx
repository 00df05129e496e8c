import type { ReactNode } from 'react'
import styles from './tool.module.css'

type Props = {
  label: string
  icon: ReactNode
  /** Show the label beside the icon where there is room; otherwise it is only read out and shown on hover. */
  hasText?: boolean
  look?: 'primary' | 'plain'
  isOn?: boolean
  disabled?: boolean
  onClick: () => void
}

/** One button of the control bar. Disabled, it does nothing and keeps the focus. */
export function Tool({ label, icon, hasText = false, look = 'plain', isOn, disabled, onClick }: Props) {
  return (
    <button
      type="button"
      className={`${styles.tool} ${styles[look]}`}
      aria-label={hasText ? undefined : label}
      title={hasText ? undefined : label}
      aria-pressed={isOn}
      aria-disabled={disabled || undefined}
      onClick={() => !disabled && onClick()}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {hasText && <span className={styles.text}>{label}</span>}
    </button>
  )
}
