import { useMemo, useState } from 'react'
import { useWindow } from '#app/_player/stage/use-window.ts'
import { happensBefore, relationOf } from '#sim/threads/stepper/happens-before.ts'
import type { ThreadView } from '#sim/threads/stepper/state-view.ts'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import { useLabel } from './bench-name.tsx'
import styles from './lanes.module.css'
import { Arrows } from './order/arrows.tsx'
import { OrderList } from './order/order-list.tsx'
import { Splitter } from './panes/splitter.tsx'
import { usePaneSize } from './panes/use-pane-size.ts'
import { strandOf } from './strand.ts'

const ROW_HEIGHT = 28
const HEIGHTS = { initial: 420, min: 140, max: 1200 }

type Props = {
  readonly moments: readonly Moment[]
  readonly position: number
  readonly onSeek: (position: number) => void
}

/**
 * The run as a weave: a lane per thread, a block per run between two switches, and each step in words beside it, which is
 * the picture's text as well. Choosing a step goes there.
 */
export function Lanes({ moments, position, onSeek }: Props) {
  const count = Math.max(0, moments.length - 1)
  const [height, setHeight] = usePaneSize('lanes', HEIGHTS)
  const [isOrderOpen, setIsOrderOpen] = useState(false)
  const label = useLabel('Steps so far')
  const { ref, onScroll, window } = useWindow(count, {
    rowHeight: ROW_HEIGHT,
    height,
    current: position > 0 ? position - 1 : undefined,
  })
  const lanes = moments.at(-1)?.view.threads ?? []
  const trace = useMemo(() => moments.map(({ step }) => step), [moments])
  const order = useMemo(() => happensBefore(trace), [trace])
  const isUnordered = (at: number) => isOrderOpen && relationOf(order, trace, at, position) === 'unordered'
  if (count === 0)
    return (
      <p className={styles.empty}>
        No step yet. Step, run, or choose who goes next, and the lanes grow here.
      </p>
    )
  return (
    <div className={styles.frame}>
      <div className={styles.head} aria-hidden="true">
        {lanes.map(({ tid, label }) => (
          <span key={tid} className={styles.lane} data-strand={strandOf(tid)}>
            {label}
          </span>
        ))}
      </div>
      <section
        ref={ref}
        className={styles.scroll}
        style={{ maxHeight: height }}
        onScroll={onScroll}
        aria-label={label}
      >
        <ol
          className={styles.list}
          start={window.first + 1}
          style={{ paddingTop: window.before, paddingBottom: window.after }}
        >
          {moments.slice(window.first + 1, window.end + 1).map((moment, offset) => {
            const at = window.first + 1 + offset
            return (
              <li key={at} className={styles.row} data-later={at > position || undefined}>
                <Rails moments={moments} at={at} lanes={lanes} />
                <Step
                  moment={moment}
                  isSwitch={isSwitch(moments, at)}
                  isCurrent={at === position}
                  isUnordered={isUnordered(at)}
                  after={order.arrows.filter(({ to }) => to === at).map(({ from }) => from)}
                  onClick={() => onSeek(at)}
                />
              </li>
            )
          })}
        </ol>
        <Arrows
          arrows={order.arrows}
          laneOf={(at) => lanes.findIndex(({ tid }) => tid === trace[at]?.tid)}
          lanes={lanes.length}
          rows={count}
          rowHeight={ROW_HEIGHT}
          window={window}
          position={position}
        />
      </section>
      {(count * ROW_HEIGHT > HEIGHTS.min || height !== HEIGHTS.initial) && (
        <Splitter
          label={label === 'Steps so far' ? 'Height of the steps' : `Height of the ${label.toLowerCase()}`}
          orientation="horizontal"
          size={height}
          range={HEIGHTS}
          step={56}
          sizeAt={({ clientY }) => clientY - (ref.current?.getBoundingClientRect().top ?? 0)}
          onSize={setHeight}
        />
      )}
      <OrderList
        order={order}
        moments={moments}
        position={position}
        isOpen={isOrderOpen}
        onOpen={setIsOrderOpen}
        onSeek={onSeek}
      />
    </div>
  )
}

const tidAt = (moments: readonly Moment[], at: number) => moments[at]?.step?.tid
const isSwitch = (moments: readonly Moment[], at: number) => tidAt(moments, at) !== tidAt(moments, at - 1)

type RailsProps = { moments: readonly Moment[]; at: number; lanes: readonly ThreadView[] }

function Rails({ moments, at, lanes }: RailsProps) {
  const running = tidAt(moments, at)
  return (
    <span className={styles.rails} aria-hidden="true">
      {lanes.map(({ tid }) => {
        const status = moments[at]?.view.threads[tid]?.status
        const state = tid === running ? 'run' : (status ?? 'none')
        return (
          <span
            key={tid}
            className={styles.lane}
            data-strand={strandOf(tid)}
            data-state={state}
            data-first={(tid === running && isSwitch(moments, at)) || undefined}
            data-last={
              (tid === running && (at === moments.length - 1 || isSwitch(moments, at + 1))) || undefined
            }
          />
        )
      })}
    </span>
  )
}

type StepProps = {
  moment: Moment
  isSwitch: boolean
  isCurrent: boolean
  /** Nothing orders it with the step shown. */
  isUnordered: boolean
  /** The steps of other threads right before it. */
  after: readonly number[]
  onClick: () => void
}

function Step({ moment: { step }, isSwitch, isCurrent, isUnordered, after, onClick }: StepProps) {
  if (step === null) return null
  const { tid, line, text, remarks, stdout } = step
  const more = [...remarks, ...(stdout === '' ? [] : [`prints ${JSON.stringify(stdout.trimEnd())}`])]
  const all = `${threadLabel(tid)}, line ${line}: ${[text, ...more].join('; ')}`
  return (
    <button
      type="button"
      className={styles.step}
      data-strand={strandOf(tid)}
      data-switch={isSwitch || undefined}
      aria-current={isCurrent ? 'step' : undefined}
      title={all}
      onClick={onClick}
    >
      <strong>{threadLabel(tid)}</strong> <span className={styles.line}>{line > 0 ? line : '·'}</span>{' '}
      <span className={styles.text}>
        {text}
        {more.length > 0 && <em>{` ${more.join('; ')}`}</em>}
      </span>
      {after.length > 0 && <span className="visually-hidden">, after step {after.join(' and ')}</span>}
      {isUnordered && (
        <span className={styles.unordered}>
          <span aria-hidden="true">∥</span>
          <span className="visually-hidden">, not ordered with the step shown</span>
        </span>
      )}
    </button>
  )
}
