'use client'
import { useMemo, useState } from 'react'
import { parseConfig } from '#sim/core/parse-config.ts'
import { ConfigForm } from '../config/config-form.client.tsx'
import { isRecord, setAt } from '../config/edit-path.ts'
import { formOf } from '../config/form-of.ts'
import type { Player } from '../run/use-player.ts'
import { type Alternative, alternativesOf } from './alternatives.ts'
import styles from './choose-b.module.css'

/** Picks the second run: one change to the first at a press, or any change in its own form. */
export function ChooseB({ player }: { player: Player }) {
  const [isFormOpen, setFormOpen] = useState(false)
  const { simulation } = player.loaded
  const { a, b } = player.stage
  const form = useMemo(() => formOf(simulation), [simulation])
  const choices = isRecord(a.config) ? alternativesOf(form, a.config) : []
  const chosen = JSON.stringify(b?.config)
  const configWith = ({ key, value }: Alternative) => {
    const parsed = parseConfig(simulation, setAt(a.config, [key], value))
    return parsed.ok ? parsed.value : null
  }
  return (
    <div className={styles.choose}>
      <p>The same input twice. What should be different in B?</p>
      <div className={styles.options}>
        {choices.map((choice) => {
          const config = configWith(choice)
          return (
            <button
              key={`${choice.key} ${choice.text}`}
              type="button"
              className={styles.option}
              disabled={config === null}
              title={config === null ? 'The other settings do not allow this.' : undefined}
              aria-pressed={config !== null && JSON.stringify(config) === chosen}
              onClick={() => player.startCompare(config)}
            >
              {choice.label}: <strong>{choice.text}</strong>
            </button>
          )
        })}
        <button
          type="button"
          className={styles.option}
          aria-expanded={isFormOpen}
          onClick={() => {
            if (b === null) player.startCompare(a.config)
            setFormOpen(!isFormOpen)
          }}
        >
          Something else…
        </button>
      </div>
      {isFormOpen && b !== null && (
        <ConfigForm
          simulation={simulation}
          config={b.config}
          onChange={(config) => player.startCompare(config)}
        />
      )}
    </div>
  )
}
