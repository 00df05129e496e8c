'use client'
import { useId, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { parseConfig } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { saveFile } from '../export/save-file.ts'
import styles from './config-file.module.css'

type Props = { simulation: AnySimulation; config: unknown; onChange: (config: unknown) => void }

const MAX_FILE_BYTES = 1_000_000

/** The settings as a JSON file, out and in. The command line of the simulations reads the same files. */
export function ConfigFile({ simulation, config, onChange }: Props) {
  const id = useId()
  const [message, setMessage] = useState('')
  const open = async (file: File) => {
    const found = file.size > MAX_FILE_BYTES ? null : parseText(await file.text())
    if (found === null)
      return setMessage(`${file.name} holds no JSON that could be settings. Nothing has changed.`)
    const parsed = parseConfig(simulation, found.value)
    if (parsed.ok) {
      setMessage(`${file.name} is loaded.`)
      return onChange(parsed.value)
    }
    const [first] = parsed.error.problems
    setMessage(`${file.name} does not fit: ${first?.path.join('.')} ${first?.message} Nothing has changed.`)
  }
  const save = () =>
    saveFile(
      `${simulation.id}.json`,
      new Blob([JSON.stringify(config, null, 2)], { type: 'application/json' }),
    )
  return (
    <div className={styles.file}>
      <Button size="sm" onClick={save}>
        Save as a file
      </Button>
      <label className={styles.open} htmlFor={id}>
        Open a file
        <input
          id={id}
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file !== undefined) open(file)
            event.target.value = ''
          }}
        />
      </label>
      <p className={styles.message} aria-live="polite">
        {message}
      </p>
    </div>
  )
}

function parseText(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}
