'use client'

import { useEffect, useRef, useState } from 'react'
import { countText } from '#app/_ui/count-text.ts'
import { type ConfigProblem, parseConfig } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import styles from './config-form.module.css'
import { type Path, setAt } from './edit-path.ts'
import { BareInput, FieldInput } from './field-input.tsx'
import { formOf } from './form-of.ts'

type Props = {
  simulation: AnySimulation
  config: unknown
  onChange: (config: unknown) => void
  /** Outermost fields that are set elsewhere. */
  without?: readonly string[]
}

const SETTLE_MS = 250

/** A form for any simulation. What is half typed stays in the form, with its problems beside it; valid settings run. */
export function ConfigForm({ simulation, config, onChange, without = [] }: Props) {
  const [draft, setDraft] = useState<unknown>(config)
  const [problems, setProblems] = useState<readonly ConfigProblem[]>([])
  const [shown, setShown] = useState(config)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const whole = formOf(simulation)
  const form =
    whole.type === 'object'
      ? { ...whole, fields: whole.fields.filter(({ key }) => !without.includes(key)) }
      : whole
  if (shown !== config) {
    setShown(config)
    setDraft(config)
    setProblems([])
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const edit = (path: Path, value: unknown) => {
    const next = setAt(draft, path, value)
    setDraft(next)
    clearTimeout(timer.current)
    const parsed = parseConfig(simulation, next)
    setProblems(parsed.ok ? [] : parsed.error.problems)
    if (!parsed.ok) return
    timer.current = setTimeout(() => onChange(parsed.value), SETTLE_MS)
  }
  return (
    <div className={styles.form}>
      <FieldInput
        field={form}
        value={draft}
        path={[]}
        context={{ problems, edit, Field: FieldInput, Bare: BareInput }}
      />
      <p className={styles.status} aria-live="polite">
        {problems.length === 0
          ? ''
          : `${countText(problems.length, 'setting is', 'settings are')} not valid yet; the run above still has the last valid ones.`}
      </p>
    </div>
  )
}
