import { z } from 'zod'

export type Pending<Value> = {
  readonly value: Value
  /** The stored revision this value was based on. */
  readonly revision: number
  /** Values sent from here whose outcome never came back. */
  readonly sent: readonly Value[]
}

/** What the server has not confirmed, kept by id so that a killed browser loses nothing. */
export type PendingValues<Value> = {
  readonly read: (id: string) => Pending<Value> | null
  readonly write: (id: string, pending: Pending<Value>) => void
  readonly remove: (id: string) => void
}

/** On this device, under `prefix`. A browser that forbids storage only loses the safety net. */
export function pendingValues<Value>(prefix: string, schema: z.ZodType<Value>): PendingValues<Value> {
  const pendingSchema = z.object({ value: schema, revision: z.number(), sent: z.array(schema) })
  const key = (id: string) => `interleave:${prefix}:${id}`
  return {
    read: (id) => attempt(() => pendingSchema.parse(JSON.parse(localStorage.getItem(key(id)) ?? ''))),
    write: (id, pending) => {
      attempt(() => localStorage.setItem(key(id), JSON.stringify(pending)))
    },
    remove: (id) => {
      attempt(() => localStorage.removeItem(key(id)))
    },
  }
}

/** Storage may be full, forbidden or hold something else: then there is nothing kept, and nothing breaks. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
