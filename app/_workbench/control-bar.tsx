import { Play, RotateCcw, SkipForward, Square, StepBack, StepForward } from 'lucide-react'
import { Tool } from '#app/_player/bar/tool.tsx'
import type { LEVEL } from '#sim/threads/machine/vm.ts'
import styles from './control-bar.module.css'
import type { StepperHandle } from './use-stepper.ts'

export type Level = Exclude<keyof typeof LEVEL, 'L2'>
export type Settings = {
  readonly level: Level
  readonly scheduler: 'round-robin' | 'random' | 'pct'
  readonly seed: number
  /** Which waiter `notify` wakes; where it is not given, it cannot be chosen either. */
  readonly wakes?: 'first' | 'any'
  /** A wait on a condition may end without a notification. */
  readonly hasSpurious?: boolean
}

type Props = {
  readonly stepper: StepperHandle
  readonly settings: Settings
  readonly onSettings: (settings: Settings) => void
  readonly onStep: () => void
  /** The learner decides every step: nothing runs by itself. */
  readonly isManual?: boolean
}

/** Run, step, step back, restart; and by which rule the run goes on by itself. */
export function ControlBar({ stepper, settings, onSettings, onStep, isManual = false }: Props) {
  const { run, seek, runBy, stop } = stepper
  const last = run.moments.length - 1
  const isOver = run.position === last && run.moments[last]?.end != null
  const isIdle = run.busy === null && last >= 0
  const { scheduler, seed } = settings
  return (
    <div className={styles.bar} role="toolbar" aria-label="Run the program">
      <div className={styles.transport}>
        <Tool label="Restart" icon={<RotateCcw />} disabled={run.position <= 0} onClick={() => seek(0)} />
        <Tool
          label="Step back"
          icon={<StepBack />}
          disabled={run.position <= 0}
          onClick={() => seek(run.position - 1)}
        />
        <Tool label="Step" icon={<StepForward />} disabled={!isIdle || isOver} onClick={onStep} />
        {isManual ? null : run.busy === 'running' ? (
          <Tool label="Stop" icon={<Square />} look="primary" hasText onClick={stop} />
        ) : (
          <Tool
            label="Run"
            icon={<Play />}
            look="primary"
            hasText
            disabled={!isIdle}
            onClick={() => runBy({ scheduler, seed })}
          />
        )}
        <Tool
          label="To the end of what was recorded"
          icon={<SkipForward />}
          disabled={run.position >= last}
          onClick={() => seek(last)}
        />
        <span className={styles.position}>
          {last < 0 || run.busy === 'loading' ? '' : `step ${run.position} of ${last}`}
        </span>
      </div>
      {!isManual && <Rules settings={settings} onSettings={onSettings} />}
    </div>
  )
}

/** Where threads can be switched, and what decides in a run that goes on by itself. */
function Rules({ settings, onSettings }: Pick<Props, 'settings' | 'onSettings'>) {
  const { level, scheduler, seed, wakes, hasSpurious = false } = settings
  return (
    <div className={styles.settings}>
      <label>
        Switch threads{' '}
        <select
          value={level}
          onChange={(event) => onSettings({ ...settings, level: event.target.value as Level })}
        >
          <option value="L1">where it can matter (L1)</option>
          <option value="L0">before every bytecode (L0)</option>
          <option value="gil">as CPython 3.11 can (GIL)</option>
        </select>
      </label>
      <label>
        Run{' '}
        <select
          value={scheduler}
          onChange={(event) =>
            onSettings({ ...settings, scheduler: event.target.value as Settings['scheduler'] })
          }
        >
          <option value="random">at random</option>
          <option value="round-robin">in turns</option>
          <option value="pct">by random priorities</option>
        </select>
      </label>
      {scheduler !== 'round-robin' && (
        <label>
          Seed{' '}
          <input
            type="number"
            min={1}
            max={999_999}
            value={seed}
            onChange={(event) => onSettings({ ...settings, seed: Number(event.target.value) || 1 })}
          />
        </label>
      )}
      {wakes !== undefined && (
        <>
          <label>
            <code>notify</code> wakes{' '}
            <select
              value={wakes}
              onChange={(event) =>
                onSettings({ ...settings, wakes: event.target.value === 'any' ? 'any' : 'first' })
              }
            >
              <option value="first">who waits longest</option>
              <option value="any">any waiter</option>
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={hasSpurious}
              onChange={(event) => onSettings({ ...settings, hasSpurious: event.target.checked })}
            />
            waits can end by themselves
          </label>
        </>
      )}
    </div>
  )
}
