import { Button } from '#app/_ui/button.tsx'
import type { CheckResult, Outcome } from '#sim/threads/check/types.ts'
import styles from './explore.module.css'

const WORDS = { finished: 'ends', deadlock: 'stuck', failed: 'fails' } as const
const MAX_ROWS = 24

type Props = { readonly result: CheckResult; readonly onReplay: ((schedule: string) => void) | null }

/** Every way the program can end, each with a schedule that ends so. */
export function Outcomes({ result: { outcomes, hasAllOutcomes }, onReplay }: Props) {
  return (
    <div className={styles.outcomes}>
      <table>
        <caption>
          {hasAllOutcomes
            ? 'All ways in which it can end'
            : 'Ways in which it can end, as far as they were seen'}
        </caption>
        <thead>
          <tr>
            <th scope="col">End</th>
            <th scope="col">Printed</th>
            <th scope="col">Variables</th>
            <th scope="col">Schedule</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.slice(0, MAX_ROWS).map((outcome, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a finished result never changes.
            <tr key={n} data-end={outcome.end}>
              <td>
                {WORDS[outcome.end]}
                {outcome.errors.length > 0 && <small> {outcome.errors.join('; ')}</small>}
              </td>
              <td>{outcome.stdout.trimEnd() === '' ? 'nothing' : <code>{outcome.stdout.trimEnd()}</code>}</td>
              <td>
                <code>{variablesText(outcome)}</code>
              </td>
              <td>
                {onReplay && outcome.schedule !== '' && (
                  <Button
                    size="sm"
                    aria-label={`Replay outcome ${n + 1}`}
                    onClick={() => onReplay(outcome.schedule)}
                  >
                    Replay
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {outcomes.length > MAX_ROWS && <p>and {outcomes.length - MAX_ROWS} more.</p>}
    </div>
  )
}

const variablesText = ({ variables }: Outcome): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
