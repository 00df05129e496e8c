import { Button } from '#app/_ui/button.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { Exploration, ProgramOutcome } from '#sim/event-loop/explore/explore-program.ts'
import look from './code.module.css'
import type { useOrders } from './use-orders.ts'

type OrdersPanelProps = {
  readonly orders: ReturnType<typeof useOrders>
  readonly source: string
  /** Whether the program as it stands compiles. */
  readonly canRun: boolean
  readonly onReplay: (schedule: string) => void
}

/** Every order in which the program's operations can complete: the button, how far it is, and what came of it. */
export function OrdersPanel({ orders, source, canRun, onReplay }: OrdersPanelProps) {
  const { state, start, cancel } = orders
  const isStale = state.type !== 'idle' && state.source !== source
  return (
    <section className={look.orders} aria-label="Every order of completion">
      <div className={look.ordersHead}>
        {state.type === 'working' ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button variant="primary" disabled={!canRun} onClick={() => start(source)}>
            Try every order of completion
          </Button>
        )}
        <p role="status">
          {state.type === 'idle' &&
            'Files, timers and other operations may complete in any order that Node allows. This tries them all.'}
          {(state.type === 'working' || state.type === 'cancelled') && `${state.runs} orders so far.`}
          {state.type === 'cancelled' && ' Cancelled: nothing is proved.'}
          {isStale &&
            state.type === 'done' &&
            'The program has changed since: what follows is about the one before.'}
        </p>
      </div>
      <div aria-live="polite" className={look.ordersResult}>
        {state.type === 'broken' && (
          <Notice tone="danger" title="The exploration ended">
            <p>This browser could not finish it. Make the program smaller.</p>
          </Notice>
        )}
        {state.type === 'done' && (
          <Result exploration={state.exploration} onReplay={isStale ? null : onReplay} />
        )}
      </div>
    </section>
  )
}

type ResultProps = {
  readonly exploration: Exploration
  readonly onReplay: ((schedule: string) => void) | null
}

const TONES = { holds: 'success', fails: 'danger', unknown: 'warning' } as const

function Result({ exploration: { verdict, summary, outcomes, failure }, onReplay }: ResultProps) {
  return (
    <>
      <Notice tone={TONES[verdict]} title={summary} />
      {failure && failure.steps.length > 0 && (
        <details className={look.finding} open={failure.steps.length <= 14}>
          <summary>How it comes to that: {failure.steps.length} steps</summary>
          <ol>
            {failure.steps.map(({ thread, line, text }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a finished story never changes.
              <li key={n}>
                <strong>{thread}</strong> {text} {line > 0 && <small>line {line}</small>}
              </li>
            ))}
          </ol>
        </details>
      )}
      <DataTable
        caption="Ways in which it can end"
        rows={outcomes}
        rowKey={({ schedule, stdout, exitCode }) => `${schedule} ${exitCode} ${stdout}`}
        columns={[
          { key: 'end', header: 'End', rowHeader: true, cell: endOf },
          {
            key: 'printed',
            header: 'Printed',
            cell: ({ stdout }) => <pre>{stdout.trimEnd() || 'nothing'}</pre>,
          },
          { key: 'runs', header: 'Orders', numeric: true, cell: ({ runs }) => runs.toLocaleString('en') },
          {
            key: 'replay',
            header: 'Order',
            cell: ({ schedule }) =>
              onReplay && (
                <Button size="sm" onClick={() => onReplay(schedule)}>
                  Show this one
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

const endOf = ({ error, exitCode }: ProgramOutcome): string =>
  error ? `${error.type}: ${error.message}` : exitCode === 0 ? 'ends well' : `ends with exit code ${exitCode}`
