'use client'
import dynamic from 'next/dynamic'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { commandOf } from '#app/_player/run/keys.ts'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import { Choices } from './choices.tsx'
import { ControlBar, type Settings } from './control-bar.tsx'
import type { LineMark } from './editor-extensions.ts'
import { ExplorePanel } from './explore/explore-panel.tsx'
import { useExplore } from './explore/use-explore.ts'
import { Gallery } from './gallery.tsx'
import { Lanes } from './lanes.tsx'
import { decodeLink, type Linked } from './link.ts'
import { Share } from './share.client.tsx'
import { StateTables } from './state-tables.tsx'
import { type Run, type StepperHandle, useStepper } from './use-stepper.ts'
import styles from './workbench.module.css'

const ProgramEditor = dynamic(() => import('./program-editor.client.tsx'), { ssr: false, loading: Loading })

const TYPING_MS = 350
/** To the last step of a replay, however long it is. */
const MAX_POSITION = 1_000_000
const KEPT = 'workbench-program'

type Props = { readonly initial: string }

/** A program, its run step by step, and the state at each step. */
export function Workbench({ initial }: Props) {
  const own = useStepper()
  const { load } = own
  const [source, setSource] = useState(initial)
  const [settings, setSettings] = useState<Settings>({ level: 'L1', scheduler: 'random', seed: 1 })
  useTyping(source, settings.level, own)
  // The run of a text that has changed since is none of this text: nothing can be done with it.
  const stepper: StepperHandle =
    source === own.run.source ? own : { ...own, run: { ...own.run, busy: 'loading' } }
  const { run } = stepper

  const open = useCallback(
    ({ source: text, level, schedule, position, anyTime }: Linked) => {
      setSource(text)
      setSettings((now) => ({ ...now, level }))
      keep(text)
      const after = schedule === '' ? null : { by: { schedule }, position }
      load(text, { level, anyTime, ...(schedule === '' ? {} : { schedule }) }, after)
    },
    [load],
  )
  useOpening(open, initial)

  const explore = useExplore()
  const runRegion = useRef<HTMLElement>(null)
  const moment = run.moments[run.position] ?? null
  const marks = useMemo(() => marksOf(moment), [moment])
  const step = () => {
    if (run.position < run.moments.length - 1) return stepper.seek(run.position + 1)
    const action = nextOf(run)
    if (action !== null) stepper.take(action)
  }
  const onKeyDown = useKeys(stepper, step)
  const lines = useMemo(() => (run.source ?? '').split('\n'), [run.source])

  return (
    <div className={styles.workbench}>
      <section className={styles.program} aria-label="Program">
        <Gallery
          source={source}
          onOpen={(text) =>
            open({ source: text, level: settings.level, schedule: '', position: 0, anyTime: false })
          }
        />
        <ProgramEditor
          source={source}
          problem={run.problem}
          marks={marks}
          onChange={setSource}
          onRun={() => run.busy === null && stepper.runBy(settings)}
        />
        <Problem run={run} />
        <p className={styles.kept}>
          The program is kept in this browser; its runs are not, unless you share a link.
        </p>
      </section>

      <section ref={runRegion} className={styles.run} aria-label="Run" onKeyDown={onKeyDown}>
        <ControlBar
          stepper={stepper}
          settings={settings}
          onStep={step}
          onSettings={(next) => {
            setSettings(next)
            if (next.level !== settings.level) load(source, { level: next.level })
          }}
        />
        <Narration run={run} moment={moment} />
        {moment && (
          <Choices
            choices={moment.choices}
            end={moment.end}
            taken={run.moments[run.position + 1]?.step?.action}
            disabled={run.busy !== null}
            onTake={stepper.take}
          />
        )}
        <Lanes moments={run.moments} position={run.position} onSeek={stepper.seek} />
        <Printed moments={run.moments} position={run.position} />
      </section>

      <ExplorePanel
        explore={explore}
        source={source}
        canRun={run.problem === null && run.busy !== 'loading'}
        onReplay={(schedule) => {
          open({ source, level: 'L1', schedule, position: MAX_POSITION, anyTime: true })
          runRegion.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })
        }}
      />

      {moment && (
        <section className={styles.state} aria-label="State">
          <StateTables
            view={moment.view}
            before={run.moments[run.position - 1]?.view ?? null}
            lines={lines}
          />
          <Bytecodes run={run} moment={moment} />
        </section>
      )}
      <Share
        linked={{
          source,
          level: settings.level,
          schedule: run.schedule,
          position: run.position,
          anyTime: run.options.anyTime === true,
        }}
      />
    </div>
  )
}

/** Keeps and loads what was typed once typing rests. */
function useTyping(source: string, level: Settings['level'], { run, load }: StepperHandle): void {
  const isStale = source !== run.source
  useEffect(() => {
    if (!isStale || run.source === null) return
    const timer = setTimeout(() => {
      keep(source)
      load(source, { level })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [isStale, source, level, run.source, load])
}

/** What the address names, else what was kept in this browser, else the first program; and what the address names later. */
function useOpening(open: (linked: Linked) => void, initial: string): void {
  useEffect(() => {
    const read = () => {
      const linked = decodeLink(location.hash)
      if (linked) open(linked)
      return linked !== null
    }
    if (!read()) open({ source: kept() ?? initial, level: 'L1', schedule: '', position: 0, anyTime: false })
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [open, initial])
}

/** A browser that keeps nothing for this site loses the program, and nothing else. */
function keep(source: string): void {
  try {
    localStorage.setItem(KEPT, source)
  } catch {
    return
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

/** The thread that ran goes on where it can; else the first that can. */
function nextOf(run: Run): number | null {
  const moment = run.moments[run.position]
  const same = moment?.choices.find(({ tid }) => tid === moment.step?.tid)
  return (same ?? moment?.choices[0])?.action ?? null
}

function useKeys(stepper: StepperHandle, step: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
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

function marksOf(moment: Moment | null): readonly LineMark[] {
  if (!moment) return []
  const standing = moment.view.threads
    .filter(({ line }) => line > 0)
    .map(({ line, tid, label }) => ({ line, tid, label, isActive: false }))
  const { step } = moment
  if (step === null) return standing
  return [...standing, { line: step.line, tid: step.tid, label: threadLabel(step.tid), isActive: true }]
}

function Problem({ run: { problem } }: { run: Run }) {
  return (
    <p className={styles.problem} role="status">
      {problem && (
        <>
          <strong>
            Line {problem.line}, column {problem.column}: {problem.message}
          </strong>
          {problem.hint !== '' && problem.hint !== problem.message && ` ${problem.hint}`}
        </>
      )}
    </p>
  )
}

/** What the last step did, in one sentence, and how the run ended. */
function Narration({ run, moment }: { run: Run; moment: Moment | null }) {
  return (
    <div className={styles.narration} aria-live="polite">
      <p>{run.busy === 'running' ? 'Running.' : sentenceOf(run, moment)}</p>
      {moment?.end && <p data-end={moment.end.type}>{moment.end.text}</p>}
      {run.note && <p>{run.note}</p>}
      {run.options.anyTime && TIMED.test(run.source ?? '') && (
        <p className={styles.time}>In this run a sleep or a timeout ends when the schedule says.</p>
      )}
    </div>
  )
}

const TIMED = /sleep|timeout|Timer/

function sentenceOf(run: Run, moment: Moment | null): string {
  if (run.problem) return 'The program does not run yet: see the message below it.'
  if (!moment) return run.note === '' ? 'Getting the program ready.' : ''
  const { step } = moment
  if (step === null) return 'Nothing has happened yet.'
  const { tid, line, text, remarks, stdout } = step
  const where = line > 0 ? ` (line ${line})` : ''
  const more = [...remarks, ...(stdout === '' ? [] : [`prints ${JSON.stringify(stdout.trimEnd())}`])]
  return `${threadLabel(tid)} ${text}${where}${more.length > 0 ? `; ${more.join('; ')}` : ''}.`
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

/** What the line that just ran is made of. */
function Bytecodes({ run, moment }: { run: Run; moment: Moment }) {
  const line = moment.step?.line ?? 0
  const codes = run.bytecodes[line]
  if (!codes) return null
  return (
    <details className={styles.bytecodes}>
      <summary>
        The {codes.length === 1 ? 'bytecode' : `${codes.length} bytecodes`} of line {line}
      </summary>
      <ol>
        {codes.map((code, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bytecode is its place in the line.
          <li key={n}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Loading() {
  return <p className={styles.loading}>The editor is on its way. It needs JavaScript in your browser.</p>
}
