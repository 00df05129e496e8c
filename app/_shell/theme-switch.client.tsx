'use client'
import { useEffect, useId, useState } from 'react'
import { applyTheme, THEME_CHOSEN } from './apply-theme.ts'
import styles from './header.module.css'
import { type Theme, themes } from './theme.ts'

const labels: Record<Theme, string> = { system: 'Auto', light: 'Light', dark: 'Dark' }

export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const group = useId()
  useEffect(() => {
    const follow = (event: Event) => setTheme((event as CustomEvent<Theme>).detail)
    document.addEventListener(THEME_CHOSEN, follow)
    return () => document.removeEventListener(THEME_CHOSEN, follow)
  }, [])
  return (
    <fieldset className={styles.themes}>
      <legend className="visually-hidden">Colours</legend>
      {themes.map((option) => (
        <label key={option} className={styles.theme}>
          <input
            type="radio"
            name={group}
            checked={theme === option}
            onChange={() => applyTheme(option)}
            className="visually-hidden"
          />
          <span>{labels[option]}</span>
        </label>
      ))}
    </fieldset>
  )
}
