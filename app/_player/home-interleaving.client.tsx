'use client'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import type { interleaving } from '#sim/races/interleaving.ts'
import { everySchedule, play, type Schedule } from './home/schedules.ts'
import { TinyWeave } from './home/tiny-weave.tsx'
import { Weave } from './home/weave.tsx'
import { nextOpOf, STEPS_PER_THREAD, sayAfter } from './home/words.ts'
import styles from './home-interleaving.module.css'
import { useWidth } from './run/use-width.ts'
import { geometryOf } from './views/interleaving/geometry.ts'

type Machine = typeof interleaving

const STEPS = 2 * STEPS_PER_THREAD
const REPLAY_MS = 380

/** Two threads, one counter, and the visitor decides who steps. The machine is fetched after the page is there. */
export function HomeInterleaving() {
  const [ref, width] = useWidth<HTMLDivElement>(0)
  const [threads, setThreads] = useState<readonly number[]>([])
  const [isShowingAll, setShowingAll] = useState(false)
  const machine = useMachine()
  const replay = useReplay(setThreads)
  const played = useMemo(() => machine && play(machine, threads), [machine, threads])
  const events = played?.events ?? []
  const counter = played?.state.counter ?? 0
  const last = events.at(-1)
  const isOver = events.length === STEPS
  const sentence = sayAfter(events, counter, last && machine ? machine.describe(last) : null)
  const take = (thread: number) => {
    replay.stop()
    setThreads([...threads, thread])
  }
  return (
    <section className={styles.toy} aria-label="Two threads, one counter">
      <div ref={ref} className={styles.lanes}>
        {width > 0 && (
          <Weave
            events={events}
            counter={counter}
            geometry={geometryOf(2, STEPS, width)}
            width={width}
            label={`Two lanes, ${events.length} of ${STEPS} steps taken, the counter is ${counter}.`}
          />
        )}
      </div>
      <div className={styles.buttons}>
        {[0, 1].map((thread) => (
          <TakeButton
            key={thread}
            thread={thread}
            op={nextOpOf(threads, thread)}
            onTake={() => take(thread)}
          />
        ))}
      </div>
      <p
        className={styles.sentence}
        data-end={isOver ? (counter === 2 ? 'kept' : 'lost') : undefined}
        aria-live="polite"
      >
        {sentence}
      </p>
      <div className={styles.row}>
        <Button size="sm" disabled={threads.length === 0} onClick={() => replay.start([])}>
          Start over
        </Button>
        <Button size="sm" aria-expanded={isShowingAll} onClick={() => setShowingAll(!isShowingAll)}>
          {isShowingAll ? 'Hide the schedules' : 'Show every schedule'}
        </Button>
      </div>
      {isShowingAll && machine !== null && (
        <AllSchedules
          machine={machine}
          threads={threads}
          onPlay={(schedule) => replay.start(schedule.threads)}
        />
      )}
    </section>
  )
}

function TakeButton({ thread, op, onTake }: { thread: number; op: string | null; onTake: () => void }) {
  return (
    <button
      type="button"
      className={styles.take}
      data-thread={thread + 1}
      aria-disabled={op === null || undefined}
      onClick={() => op !== null && onTake()}
    >
      <strong>T{thread + 1}</strong>
      <span>{op === null ? 'is done' : `takes its next step: ${op}`}</span>
    </button>
  )
}

type AllProps = { machine: Machine; threads: readonly number[]; onPlay: (schedule: Schedule) => void }

function AllSchedules({ machine, threads, onPlay }: AllProps) {
  const schedules = useMemo(() => everySchedule(machine), [machine])
  const kept = schedules.filter(({ counter }) => counter === 2).length
  const current = threads.join('')
  return (
    <div className={styles.all}>
      <p className={styles.count}>
        {schedules.length} schedules: {kept} end at 2, the other {schedules.length - kept} lose an update.
        Press one to see it.
      </p>
      <div className={styles.grid}>
        {schedules.map((schedule) => {
          const key = schedule.threads.join('')
          return (
            <TinyWeave
              key={key}
              schedule={schedule}
              isCurrent={key === current}
              onPlay={() => onPlay(schedule)}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The machine and its schema are not part of the page's first load. */
function useMachine(): Machine | null {
  const [machine, setMachine] = useState<Machine | null>(null)
  useEffect(() => {
    let isMounted = true
    import('#sim/races/interleaving.ts').then((module) => isMounted && setMachine(module.interleaving))
    return () => {
      isMounted = false
    }
  }, [])
  return machine
}

/** Takes the steps of a schedule one by one, from an empty board. */
function useReplay(show: (threads: readonly number[]) => void) {
  const [running, setRunning] = useState<readonly number[] | null>(null)
  useEffect(() => {
    if (running === null) return
    let taken = 0
    show([])
    const timer = setInterval(() => {
      taken += 1
      if (taken > running.length) return clearInterval(timer)
      show(running.slice(0, taken))
    }, REPLAY_MS)
    return () => clearInterval(timer)
  }, [running, show])
  return { start: (threads: readonly number[]) => setRunning([...threads]), stop: () => setRunning(null) }
}
