import { setAt } from '../config/edit-path.ts'
import { configDifferences } from './config-difference.ts'

/** What B becomes when A changes to `nextA`: the new input with the same differences that B had before. */
export function rebaseConfig(a: unknown, b: unknown, nextA: unknown): unknown {
  return configDifferences(a, b).reduce<unknown>(
    (next, { path, b: value }) => setAt(next, path, value),
    nextA,
  )
}
