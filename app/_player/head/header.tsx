import { useMemo } from 'react'
import { parseConfig } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import type { Player, Start } from '../run/use-player.ts'
import styles from './header.module.css'
import { Rules } from './rules.client.tsx'

type Props = { title: string; isCaptioned?: boolean; player: Player; home: Start; notice: string | null }

/** Title, examples and the rules in force. */
export function Header({ title, isCaptioned, player, home, notice }: Props) {
  const { simulation } = player.loaded
  const presets = useMemo(() => presetsOf(simulation), [simulation])
  const { config } = player.stage.a
  const current = useMemo(() => JSON.stringify(config), [config])
  const homeText = useMemo(() => JSON.stringify(home.config), [home.config])
  const isHome = current === homeText
  const preset = presets.find(({ text }) => text === current)
  const open = (id: string) => {
    const chosen = presets.find((candidate) => candidate.id === id)
    player.open('a', chosen === undefined ? home : { config: chosen.config, path: [], position: 0 })
  }
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <p className={styles.title}>
          {isHome ? !isCaptioned && title : (preset?.title ?? 'Your own settings')}
        </p>
        <label className={styles.presets}>
          <span>Example</span>
          <select
            value={preset?.id ?? (isHome ? HOME : EDITED)}
            onChange={(event) => open(event.target.value)}
          >
            {!presets.some(({ text }) => text === homeText) && <option value={HOME}>{title}</option>}
            {!isHome && preset === undefined && <option value={EDITED}>Your own settings</option>}
            {presets.map(({ id, title: name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {notice !== null && <p className={styles.notice}>{notice}</p>}
      {preset !== undefined && <p className={styles.note}>{preset.note}</p>}
      <Rules player={player} />
    </header>
  )
}

const HOME = ' home'
const EDITED = ' edited'

/** Presets with their configs complete; `text` tells configs apart. */
function presetsOf(simulation: AnySimulation) {
  return simulation.presets.flatMap(({ config: input, ...preset }) => {
    const parsed = parseConfig(simulation, input)
    return parsed.ok ? [{ ...preset, config: parsed.value, text: JSON.stringify(parsed.value) }] : []
  })
}
