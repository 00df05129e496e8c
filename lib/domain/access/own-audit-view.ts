export type AuditedEvent = {
  readonly at: Date
  readonly actorId: string | null
  readonly action: string
  /** `kind:id` */
  readonly entity: string
  readonly before: unknown
  readonly after: unknown
  readonly reason: string
}

export type OwnAuditView = {
  readonly at: Date
  readonly by: 'you' | 'somebody else' | 'the server'
  readonly action: string
  readonly about: string
  /** Only of events about oneself. */
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string
}

/** Kinds of things that are about a person. */
const PERSONAL = ['user', 'certificate']

/**
 * An audit record as far as it is one's own. Of what others did to oneself: what, when and why, not who. Of what one did
 * to others: what and when, not to whom.
 */
export function ownAuditView(
  event: AuditedEvent,
  { userId, entities }: { readonly userId: string; readonly entities: ReadonlySet<string> },
): OwnAuditView {
  const { at, actorId, action, entity, before, after, reason } = event
  const isAboutMe = entities.has(entity)
  const kind = entity.split(':', 1)[0] ?? ''
  return {
    ...{ at, action },
    by: actorId === userId ? 'you' : actorId === null ? 'the server' : 'somebody else',
    about: !isAboutMe && PERSONAL.includes(kind) ? `another ${kind}` : entity,
    ...(isAboutMe && { before, after, reason }),
  }
}
