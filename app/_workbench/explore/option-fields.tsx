import styles from './explore.module.css'
import type { ExploreOptions } from './messages.ts'

const BUDGETS = [10_000, 100_000, 300_000, 1_000_000]

type Props = { readonly options: ExploreOptions; readonly onOptions: (options: ExploreOptions) => void }

/** By which rules schedules are explored, and when to give up. */
export function OptionFields({ options, onOptions }: Props) {
  const { level = 'L2', anyWaiter = false, spuriousWakeups = false, maxStates = 300_000 } = options
  return (
    <details className={styles.options}>
      <summary>Rules and budget</summary>
      <div className={styles.fields}>
        <label>
          Switch threads{' '}
          <select
            value={level}
            onChange={({ target }) =>
              onOptions({ ...options, level: target.value as ExploreOptions['level'] })
            }
          >
            <option value="L2">where it can matter, critical sections as one step (L2)</option>
            <option value="L1">where it can matter (L1)</option>
            <option value="L0">before every bytecode (L0)</option>
          </select>
        </label>
        <label>
          <code>notify</code> wakes{' '}
          <select
            value={anyWaiter ? 'any' : 'first'}
            onChange={({ target }) => onOptions({ ...options, anyWaiter: target.value === 'any' })}
          >
            <option value="first">who waits longest, as in CPython</option>
            <option value="any">any waiter</option>
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={spuriousWakeups}
            onChange={({ target }) => onOptions({ ...options, spuriousWakeups: target.checked })}
          />
          waits can end by themselves (spurious wake-ups)
        </label>
        <label>
          Give up after{' '}
          <select
            value={maxStates}
            onChange={({ target }) => onOptions({ ...options, maxStates: Number(target.value) })}
          >
            {BUDGETS.map((states) => (
              <option key={states} value={states}>
                {states.toLocaleString('en')} states
              </option>
            ))}
          </select>
        </label>
      </div>
    </details>
  )
}
