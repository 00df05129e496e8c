import { Readable } from 'node:stream'
import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import type { ExportSection } from '#lib/db/person-export/section.ts'
import { personSections } from '#lib/db/person-export/sections.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from '../audit-origin.ts'
import { attemptSection } from './attempt-section.ts'
import { auditSection } from './audit-section.ts'

/** Every section of the file, in its order. */
export const exportSections: readonly ExportSection[] = [...personSections, attemptSection, auditSection]

/** Models with rows of a person that are not in the file, and why. */
export const notExported: Readonly<Record<string, string>> = {
  IdempotencyRecord:
    'Answers to requests of the last days, kept to be given again; what they say is in the other sections.',
}

/**
 * All that is stored about oneself, as one JSON document, streamed section by section: `about` says what each is. The
 * sections are read one after another, not in one instant. The download itself is audited.
 */
export async function exportOwnData(
  actor: Actor,
  context: RequestContext,
): Promise<ReadableStream<Uint8Array>> {
  const user = authorize(actor, 'learn')
  await transaction((tx) =>
    appendAudit(tx, {
      ...auditedAs(user, context),
      action: 'account.data-exported',
      entity: `user:${user.id}`,
    }),
  )
  return Readable.toWeb(Readable.from(chunks(user.id, context.now))) as ReadableStream<Uint8Array>
}

async function* chunks(userId: string, now: Date): AsyncGenerator<Buffer> {
  const about = Object.fromEntries(exportSections.map((section) => [section.name, section.about]))
  const head = {
    format: 'interleave-own-data-1',
    exportedAt: now,
    about,
    notIncluded: Object.values(notExported),
  }
  yield Buffer.from(`${JSON.stringify(head, null, 2).slice(0, -2)}`)
  for (const { name, read } of exportSections) {
    const rows = await read(db(), userId)
    yield Buffer.from(`,\n  ${JSON.stringify(name)}: ${indented(rows)}`)
  }
  yield Buffer.from('\n}\n')
}

const indented = (rows: readonly unknown[]): string => JSON.stringify(rows, null, 2).replaceAll('\n', '\n  ')
