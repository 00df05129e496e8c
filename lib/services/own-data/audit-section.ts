import { listAuditOf } from '#lib/db/audit-log.ts'
import { listCertificates } from '#lib/db/certificates.ts'
import type { ExportSection } from '#lib/db/person-export/section.ts'
import { ownAuditView } from '#lib/domain/access/own-audit-view.ts'

const CHAIN = 'Joins the records to a chain that shows changes.'

/** Records of the audit log that are of or about the person, as far as they are theirs. */
export const auditSection: ExportSection = {
  name: 'auditEvent',
  about:
    'Records of the audit log: what this person did, and what was done to their account, when and why. Other people are ' +
    'not named.',
  models: {
    AuditEvent: {
      given: ['at', 'actorId', 'action', 'entity', 'before', 'after', 'reason'],
      withheld: {
        ...{ seq: CHAIN, previousHash: CHAIN, hash: CHAIN },
        actorName: 'May be somebody else’s.',
        isEmptied: 'Says whether a person was taken out; of somebody who is here it is not said.',
        requestId: 'Joins a record to the log of the server.',
      },
    },
  },
  read: async (reader, userId) => {
    const codes = (await listCertificates(reader, userId)).map(({ code }) => `certificate:${code}`)
    const entities = new Set([`user:${userId}`, ...codes])
    const events = await listAuditOf(reader, { actorId: userId, entities: [...entities] })
    return events.map((event) => ownAuditView(event, { userId, entities }))
  },
}
