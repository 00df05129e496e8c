import { type KeyboardEvent, type ReactNode, type RefObject, useImperativeHandle, useMemo } from 'react'
import { commandOf, KEYS, keyName } from '#app/_player/run/keys.ts'
import { areShortcutsOn, type ShortcutGroup } from '#app/_shortcuts/shortcuts.ts'
import { useListedShortcuts } from '#app/_shortcuts/use-listed-shortcuts.ts'
import { useKeptFocus } from '#app/_ui/use-kept-focus.ts'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { useLabel } from './bench-name.tsx'
import { Choices } from './choices.tsx'
import { ControlBar, type Settings } from './control-bar.tsx'
import { Lanes } from './lanes.tsx'
import { Narration } from './narration.tsx'
import type { Run, StepperHandle } from './use-stepper.ts'
import styles from './workbench.module.css'

const HEARD = ['step', 'step-back', 'first', 'last']

const RUN: ShortcutGroup = {
  title: 'Workbench',
  shortcuts: [
    { keys: ['Ctrl Enter', '⌘ Enter'], text: 'In the program: check it' },
    ...KEYS.filter(({ command }) => HEARD.includes(command)).map(({ keys: [key = ''], text }) => ({
      keys: [keyName(key)],
      text: `In the run: ${text.toLowerCase()}`,
    })),
    { keys: ['1 – 9'], text: 'In the run: let that thread go' },
  ],
}

type Props = {
  readonly ref?: RefObject<HTMLElement | null>
  readonly stepper: StepperHandle
  readonly settings: Settings
  readonly onSettings: (settings: Settings) => void
  /** The learner decides every step: nothing runs by itself. */
  readonly isManual?: boolean
  /** What stands between the controls and the story of the run. */
  readonly children?: ReactNode
}

/** A run: its controls, what the last step did, who may go next, the lanes, and what was printed. */
export function RunView({ ref, stepper, settings, onSettings, isManual, children }: Props) {
  useListedShortcuts(RUN)
  const { run } = stepper
  const label = useLabel('Run')
  const moment = run.moments[run.position] ?? null
  const kept = useKeptFocus<HTMLElement>(`${run.busy} ${run.position}`, 'fieldset button')
  useImperativeHandle(ref, () => kept.ref.current as HTMLElement)
  const take = (action: number) => {
    kept.keepFocus()
    stepper.take(action)
  }
  const step = () => {
    if (run.position < run.moments.length - 1) return stepper.seek(run.position + 1)
    const action = nextOf(run)
    if (action !== null) stepper.take(action)
  }
  return (
    <section
      ref={kept.ref}
      tabIndex={-1}
      className={styles.run}
      aria-label={label}
      onKeyDown={onKeys(stepper, step)}
    >
      <ControlBar
        stepper={stepper}
        settings={settings}
        onStep={step}
        onSettings={onSettings}
        isManual={isManual}
      />
      {children}
      <Narration run={run} moment={moment} />
      {moment && (
        <Choices
          choices={moment.choices}
          end={moment.end}
          taken={run.moments[run.position + 1]?.step?.action}
          disabled={run.busy !== null}
          onTake={take}
        />
      )}
      <Lanes moments={run.moments} position={run.position} onSeek={stepper.seek} />
      <Printed moments={run.moments} position={run.position} />
    </section>
  )
}

/** The thread that ran goes on where it can; else the first that can. */
function nextOf(run: Run): number | null {
  const moment = run.moments[run.position]
  const same = moment?.choices.find(({ tid }) => tid === moment.step?.tid)
  return (same ?? moment?.choices[0])?.action ?? null
}

function onKeys(stepper: StepperHandle, step: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (!areShortcutsOn()) return
    const target = event.target as HTMLElement
    const press = {
      key: event.key,
      hasModifier: event.ctrlKey || event.metaKey || event.altKey,
      tag: target.tagName.toLowerCase(),
      inputType: target.getAttribute('type'),
    }
    const { run, seek, take } = stepper
    const digit = /^[1-9]$/.test(event.key) && !press.hasModifier && !['input', 'select'].includes(press.tag)
    const choice = digit ? run.moments[run.position]?.choices[Number(event.key) - 1] : undefined
    if (choice) return take(choice.action)
    const acts = {
      step,
      'step-back': () => seek(run.position - 1),
      first: () => seek(0),
      last: () => seek(run.moments.length - 1),
    }
    const command = commandOf(press)
    if (command === null || !(command in acts)) return
    event.preventDefault()
    acts[command as keyof typeof acts]()
  }
}

/** All that was printed up to the step shown. */
function Printed({ moments, position }: { moments: readonly Moment[]; position: number }) {
  const text = useMemo(
    () =>
      moments
        .slice(0, position + 1)
        .map(({ step }) => step?.stdout ?? '')
        .join(''),
    [moments, position],
  )
  return (
    <div className={styles.printed}>
      <h2>Printed</h2>
      <pre>{text || 'Nothing yet.'}</pre>
    </div>
  )
}
