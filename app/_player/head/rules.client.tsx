'use client'
import { useId, useState } from 'react'
import { parseConfig } from '#sim/core/parse-config.ts'
import { isRecord } from '../config/edit-path.ts'
import type { Player } from '../run/use-player.ts'
import styles from './rules.module.css'

/** The convention in force, always in sight: a switch where there are several, and what it says. */
export function Rules({ player }: { player: Player }) {
  const [isOpen, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const name = useId()
  const { conventions } = player.loaded.simulation
  const current = conventionOf(player)
  const convention = conventions.find(({ id }) => id === current) ?? conventions[0]
  if (convention === undefined) return null
  const change = (id: string) => setRefusal(switchConvention(player, id))
  return (
    <div className={styles.rules}>
      {conventions.length > 1 ? (
        <fieldset className={styles.switch}>
          <legend className={styles.legend}>Rules</legend>
          {conventions.map(({ id, title }) => (
            <label key={id} className={styles.choice}>
              <input type="radio" name={name} checked={id === convention.id} onChange={() => change(id)} />
              {title}
            </label>
          ))}
        </fieldset>
      ) : (
        <span className={styles.only}>Rules: {convention.title}</span>
      )}
      <p className={isOpen ? styles.text : `${styles.text} ${styles.clamped}`}>{convention.rules}</p>
      <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Less' : 'All rules'}
      </button>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  )
}

function conventionOf({ stage }: Player): string {
  const { config } = stage.a
  return isRecord(config) && typeof config.convention === 'string' ? config.convention : 'textbook'
}

/** Runs the same config under other rules, on both sides; answers why not when they do not allow it. */
function switchConvention(player: Player, convention: string): string | null {
  const { a, b } = player.stage
  for (const [side, session] of [
    ['a', a],
    ['b', b],
  ] as const) {
    if (session === null || !isRecord(session.config)) continue
    const parsed = parseConfig(player.loaded.simulation, { ...session.config, convention })
    if (!parsed.ok) {
      const reasons = parsed.error.problems.map(({ message }) => message)
      return `These settings do not fit those rules. ${[...new Set(reasons)].slice(0, 2).join(' ')} Change the settings first.`
    }
    player.open(side, { config: parsed.value, path: [], position: 0 })
  }
  return null
}
