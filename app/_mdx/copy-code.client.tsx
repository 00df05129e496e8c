'use client'

import { useState } from 'react'
import styles from './code-block.module.css'

/** Copies the code of the figure it stands in. */
export function CopyCode() {
  const [label, setLabel] = useState('Copy')
  const copy = async (button: HTMLElement) => {
    const text = button.closest('figure')?.querySelector('pre')?.textContent ?? ''
    const done = await navigator.clipboard.writeText(text).then(
      () => 'Copied',
      () => 'Select and press Ctrl+C',
    )
    setLabel(done)
    setTimeout(setLabel, 2000, 'Copy')
  }
  return (
    <button type="button" className={styles.copy} onClick={(event) => copy(event.currentTarget)}>
      <span aria-live="polite">{label}</span>
    </button>
  )
}
