'use client'
import { useId, useState } from 'react'
import styles from './header.module.css'
import { type Theme, themes } from './theme.ts'

const labels: Record<Theme, string> = { system: 'Auto', light: 'Light', dark: 'Dark' }

export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const group = useId()
  const choose = (next: Theme) => {
    setTheme(next)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }
  return (
    <fieldset className={styles.themes}>
      <legend className="visually-hidden">Colours</legend>
      {themes.map((option) => (
        <label key={option} className={styles.theme}>
          <input
            type="radio"
            name={group}
            checked={theme === option}
            onChange={() => choose(option)}
            className="visually-hidden"
          />
          <span>{labels[option]}</span>
        </label>
      ))}
    </fieldset>
  )
}
