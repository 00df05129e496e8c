'use client'

import { useMemo, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { parseConfig } from '#sim/core/parse-config.ts'
import { decodeShareLink, encodeShareLink } from '#sim/core/share-link.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { ConfigForm } from '../config/config-form.client.tsx'
import { saveFile } from '../export/save-file.ts'
import { explainLink } from '../run/start.ts'
import { findingOf } from './finding.ts'
import { type GameId, gameHash } from './games.ts'
import { PolicyBars } from './policy-bars.tsx'
import { PolicyTable } from './policy-table.tsx'
import { policiesOf, rankedFields, runTournament } from './run-tournament.ts'
import styles from './tournament.module.css'
import { tournamentCsv } from './tournament-csv.ts'

type Props = { id: GameId; simulation: AnySimulation; link: string | null }

const OWN = ' own'

/** The workload and what every policy makes of it: a chart of one number, and a table of all. */
export function Contest({ id, simulation, link }: Props) {
  const [opened] = useState(() => openWorkload(simulation, link))
  const [config, setConfig] = useState<unknown>(opened.config)
  const fields = rankedFields(simulation)
  const [metric, setMetric] = useState(fields.find(({ better }) => better === 'lower')?.key ?? '')
  const contestants = useMemo(() => runTournament(simulation, config), [simulation, config])
  const field = fields.find(({ key }) => key === metric) ?? fields[0]
  const presets = useMemo(() => workloadsOf(simulation), [simulation])
  const preset = presets.find(({ text }) => text === textOf(config))
  const save = () =>
    saveFile(`${id}-tournament.csv`, new Blob([tournamentCsv(simulation, contestants)], { type: 'text/csv' }))
  return (
    <>
      {opened.notice !== null && <p className={styles.notice}>{opened.notice}</p>}
      <div className={styles.controls}>
        <label className={styles.choice}>
          <span>Workload</span>
          <select
            value={preset?.id ?? OWN}
            onChange={({ target }) => {
              const chosen = presets.find((candidate) => candidate.id === target.value)
              if (chosen) setConfig(chosen.config)
            }}
          >
            {!preset && <option value={OWN}>Your own settings</option>}
            {presets.map(({ id: key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.choice}>
          <span>Compare by</span>
          <select value={field?.key} onChange={({ target }) => setMetric(target.value)}>
            {fields.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      {field && (
        <section className={styles.sheet} aria-label="Chart">
          <h2 className={styles.finding} aria-live="polite">
            {findingOf(field, contestants)}
          </h2>
          <PolicyBars field={field} contestants={contestants} />
        </section>
      )}
      <PolicyTable simulation={simulation} contestants={contestants} />
      <p className={styles.help}>{policiesOf(simulation).help}</p>
      <div className={styles.actions}>
        <Button size="sm" onClick={save}>
          Save as CSV
        </Button>
        <CopyLink id={id} simulation={simulation} config={config} />
      </div>
      <details className={styles.settings}>
        <summary>Set up the workload</summary>
        <ConfigForm simulation={simulation} config={config} onChange={setConfig} without={['policy']} />
      </details>
    </>
  )
}

function CopyLink({ id, simulation, config }: { id: GameId; simulation: AnySimulation; config: unknown }) {
  const [message, setMessage] = useState('')
  const copy = () => {
    const link = encodeShareLink(simulation, { config, path: [], position: 0 })
    if (!link.ok) return setMessage('This workload is too large for a link.')
    const url = `${location.origin}${location.pathname}#${gameHash(id, link.value)}`
    navigator.clipboard.writeText(url).then(
      () => setMessage('Copied.'),
      () => setMessage(url),
    )
  }
  return (
    <>
      <Button size="sm" onClick={copy}>
        Copy a link to this comparison
      </Button>
      <span className={styles.message} aria-live="polite">
        {message}
      </span>
    </>
  )
}

/** The workload of the link, else of the first preset. */
function openWorkload(simulation: AnySimulation, link: string | null) {
  const first = workloadsOf(simulation)[0]?.config ?? simulation.configSchema.parse({})
  if (!link) return { config: first, notice: null }
  const shared = decodeShareLink({ [simulation.id]: simulation }, link)
  return shared.ok
    ? { config: shared.value.config, notice: null }
    : { config: first, notice: explainLink(shared.error) }
}

/** The presets as workloads: presets that differ in nothing but the policy are one. */
function workloadsOf(simulation: AnySimulation) {
  const workloads = simulation.presets.flatMap(({ id, title, config: input }) => {
    const parsed = parseConfig(simulation, input)
    return parsed.ok ? [{ id, title, config: parsed.value as unknown, text: textOf(parsed.value) }] : []
  })
  return workloads.filter(({ text }, i) => workloads.findIndex((other) => other.text === text) === i)
}

const textOf = (config: unknown): string => JSON.stringify({ ...(config as object), policy: null })
