import type { AuditedEvent } from './own-audit-view.ts'

/** Stands in audit records where the name of a person was who had the account erased. */
export const ERASED_NAME = 'erased account'

type PersonalEvent = Pick<AuditedEvent, 'actorId' | 'entity' | 'before' | 'after' | 'reason'> & {
  readonly actorName: string
}

type Erased = { readonly userId: string; readonly entities: ReadonlySet<string> }

/** Fields of `before` and `after` that say who somebody is. */
const NAMING = ['name', 'email']

/**
 * The record without the erased person: not their name where they acted; of what is about them (`entities`) neither name
 * nor address nor the reason, which is free text. What was done, when, and the random ids stay, and so does what they
 * wrote about others. The same object when it says nothing of them.
 */
export function emptyAuditEvent<Event extends PersonalEvent>(
  event: Event,
  { userId, entities }: Erased,
): Event {
  const isActor = event.actorId === userId && event.actorName !== ERASED_NAME
  const isAbout = entities.has(event.entity) && (event.reason !== '' || isNaming(event.before, event.after))
  if (!isActor && !isAbout) return event
  return {
    ...event,
    ...(isActor && { actorName: ERASED_NAME }),
    ...(isAbout && { before: withoutNames(event.before), after: withoutNames(event.after), reason: '' }),
  }
}

const isNaming = (...values: readonly unknown[]): boolean =>
  values.some((value) => isRecord(value) && NAMING.some((field) => field in value))

const withoutNames = (value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([field]) => !NAMING.includes(field)))
    : value

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
