import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { parseConfig } from '#sim/core/parse-config.ts'
import { rebaseConfig } from '../compare/rebase-config.ts'
import type { AnyFrame, LoadedView } from '../view.ts'
import { timesOf } from './run-view.ts'
import { interestingPositions, nextMark, previousMark, type ScrubMark } from './scrub-marks.ts'
import { openSession, pathOf, type Session, takeAction, takeAtRandom } from './session.ts'
import { mergedTimeline, singleTimeline, type Timeline } from './timeline.ts'
import { useGrowth } from './use-growth.ts'

export type Side = 'a' | 'b'
export type Start = { readonly config: unknown; readonly path: readonly number[]; readonly position: number }
export type Stage = { readonly a: Session; readonly b: Session | null; readonly position: number }

export type Player = {
  readonly loaded: LoadedView
  readonly stage: Stage
  readonly timeline: Timeline
  /** What each side shows at the current position; `b` only while two runs are compared. */
  readonly frames: { readonly a: AnyFrame; readonly b: AnyFrame | null }
  readonly marks: readonly ScrubMark[]
  readonly seek: (position: number) => void
  /** One step on, taking an action only where there is no choice. False when somebody has to choose, or at the end. */
  readonly advance: () => boolean
  readonly jump: (direction: 'next' | 'previous') => void
  readonly take: (side: Side, actionIndex: number) => void
  readonly takeRandom: (side: Side, steps: number) => void
  readonly open: (side: Side, start: Start) => void
  readonly startCompare: (config: unknown) => void
  readonly stopCompare: () => void
}

/** The state of one player: one run or two, and where the reader stands. */
export function usePlayer(loaded: LoadedView, start: Start): Player {
  const [stage, setStage] = useState<Stage>(() => openStage(loaded, start))
  const latest = useRef(stage)
  const update = useCallback((next: Stage) => {
    latest.current = next
    setStage(next)
  }, [])
  const timeline = useMemo(() => timelineOf(stage.a, stage.b), [stage.a, stage.b])
  const shown = useShown(stage)
  const shownSteps = timelineOf(shown.a, shown.b).at(shown.position)
  const frameA = useMemo(() => frameOf(shown.a, shownSteps.a), [shown.a, shownSteps.a])
  const frameB = useMemo(
    () => (shown.b === null ? null : frameOf(shown.b, shownSteps.b)),
    [shown.b, shownSteps.b],
  )
  const marks = useMemo(() => marksOf(loaded, stage.a, timeline), [loaded, stage.a, timeline])
  const moves = useMemo(() => movesOf(loaded, latest, update), [loaded, update])
  const replaceGrown = useCallback(
    (side: Side) => (grown: Session) => {
      const { current } = latest
      if (current[side]?.history !== grown.history) return
      const steps = timelineOf(current.a, current.b).at(current.position)
      const next = { ...current, [side]: grown }
      update({ ...next, position: timelineOf(next.a, next.b).find('a', steps.a) })
    },
    [update],
  )
  useGrowth(
    stage.a,
    useMemo(() => replaceGrown('a'), [replaceGrown]),
  )
  useGrowth(
    stage.b,
    useMemo(() => replaceGrown('b'), [replaceGrown]),
  )
  const jump = useCallback(
    (direction: 'next' | 'previous') => {
      const { position } = latest.current
      const target =
        direction === 'next' ? nextMark(marks, position, timeline.length) : previousMark(marks, position)
      moves.seek(target)
    },
    [marks, moves, timeline.length],
  )
  return { loaded, stage, timeline, marks, frames: { a: frameA, b: frameB }, jump, ...moves }
}

/** From here on a picture may take longer than a drag of the scrubber may wait. */
const LONG_RUN = 5_000

/** What pictures and tables show: the stage itself, or in a long run the last one for which there was time. */
function useShown(stage: Stage): Stage {
  const deferred = useDeferredValue(stage)
  return stage.a.run.length > LONG_RUN ? deferred : stage
}

type Latest = { readonly current: Stage }

function movesOf({ simulation }: LoadedView, latest: Latest, update: (next: Stage) => void) {
  const seek = (position: number) => {
    const { length } = timelineOf(latest.current.a, latest.current.b)
    update({ ...latest.current, position: Math.max(0, Math.min(position, length)) })
  }
  const replace = (side: Side, session: Session, step: number) => {
    const next = { ...latest.current, [side]: session }
    update({ ...next, position: timelineOf(next.a, next.b).find(side, step) })
  }
  const take = (side: Side, actionIndex: number) => {
    const session = latest.current[side]
    if (session === null) return
    const step = stepOf(latest.current, side)
    replace(side, takeAction(session, step, actionIndex), step + 1)
  }
  return {
    seek,
    take,
    advance: () => {
      const { a, b, position } = latest.current
      if (position < timelineOf(a, b).length) {
        seek(position + 1)
        return true
      }
      const side = forcedSide(latest.current)
      if (side === null) return false
      take(side, 0)
      return true
    },
    takeRandom: (side: Side, steps: number) => {
      const session = latest.current[side]
      if (session === null) return
      const seed = crypto.getRandomValues(new Uint32Array(1))[0] as number
      const step = stepOf(latest.current, side)
      const next = takeAtRandom(session, step, { seed, steps })
      replace(side, next, steps === 1 ? step + 1 : next.run.length)
    },
    open: (side: Side, start: Start) => {
      const session = openSession(simulation, start.config, start.path, start.position)
      const { a, b } = latest.current
      if (side === 'b') return replace('b', session, start.position)
      const rebased = b && parseConfig(simulation, rebaseConfig(a.config, b.config, start.config))
      const other = rebased?.ok ? openSession(simulation, rebased.value, start.path) : null
      const position = timelineOf(session, other).find('a', start.position)
      update({ a: session, b: other, position })
    },
    startCompare: (config: unknown) => {
      const { a } = latest.current
      update({ a, b: openSession(simulation, config, pathOf(a)), position: 0 })
    },
    stopCompare: () => {
      const { a } = latest.current
      update({ a, b: null, position: stepOf(latest.current, 'a') })
    },
  }
}

function openStage({ simulation }: LoadedView, { config, path, position }: Start): Stage {
  const a = openSession(simulation, config, path, position)
  return { a, b: null, position: Math.min(position, a.run.length) }
}

const stepOf = (stage: Stage, side: Side) => timelineOf(stage.a, stage.b).at(stage.position)[side]

const timelines = new WeakMap<Session, { b: Session | null; timeline: Timeline }>()

function timelineOf(a: Session, b: Session | null): Timeline {
  const known = timelines.get(a)
  if (known?.b === b) return known.timeline
  const timeline = b === null ? singleTimeline(a.run.length) : mergedTimeline(timesOf(a.run), timesOf(b.run))
  timelines.set(a, { b, timeline })
  return timeline
}

/** The side that can go on without anybody choosing: one enabled action at the end of what is known. */
function forcedSide({ a, b }: Stage): Side | null {
  const isForced = ({ history, run }: Session) => history.enabledAt(run.length).length === 1
  if (isForced(a)) return 'a'
  return b !== null && isForced(b) ? 'b' : null
}

function frameOf({ simulation, config, history, run }: Session, step: number): AnyFrame {
  const events = history.eventsUpTo(step)
  return {
    config,
    run,
    position: step,
    state: history.stateAt(step),
    events,
    metrics: simulation.measure(config, events),
  }
}

function marksOf({ view }: LoadedView, a: Session, timeline: Timeline): ScrubMark[] {
  return interestingPositions(a.run, view.interesting).map((mark) => ({
    ...mark,
    position: timeline.find('a', mark.position),
  }))
}
