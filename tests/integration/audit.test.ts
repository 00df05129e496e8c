import { expect, test } from 'vitest'
import { appendAudit, verifyAuditChain } from '#lib/db/audit.ts'
import { findAuditHead } from '#lib/db/audit-log.ts'
import { db, transaction } from '#lib/db/client.ts'
import { listAudit } from '#lib/services/list-audit.ts'
import { verifyAudit } from '#lib/services/verify-audit.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { actorOf } from '#tests/setup/request-context.ts'

const auditor = actorOf({ id: crypto.randomUUID(), name: 'Obi', email: 'obi@school.example' }, 'auditor')

const entry = (n: number, action = 'lesson.published') => ({
  actorId: auditor.id,
  actorName: 'Obi',
  action,
  entity: `lesson:l${n % 3}`,
  before: { title: 'Zoë’s “lesson”', list: [3, 1, { b: 1, a: null }] },
  after: { number: n, deep: { z: 1, a: [true, 'x'] } },
  reason: n % 2 === 0 ? 'even' : '',
  requestId: `request-${n}`,
  at: new Date(Date.UTC(2026, 0, 1 + n, 23, 30)),
})

const append = (...entries: ReturnType<typeof entry>[]) =>
  transaction(async (tx) => {
    for (const one of entries) await appendAudit(tx, one)
  })

/** Changes a row behind the back of the code, looks, and puts it back. */
async function whileTampered(seq: number, change: Record<string, unknown>, look: () => Promise<void>) {
  const before = await db().auditEvent.findUniqueOrThrow({ where: { seq } })
  await transaction((tx) => tx.auditEvent.update({ where: { seq }, data: change }))
  await look()
  const original = Object.fromEntries(
    Object.keys(change).map((key) => [key, before[key as keyof typeof before]]),
  )
  await transaction((tx) => tx.auditEvent.update({ where: { seq }, data: original as never }))
}

describeOnBothDatabases('the audit log', () => {
  test('an empty chain holds', async () => {
    expect(await verifyAuditChain(db())).toBeNull()
    expect(await findAuditHead(db())).toBeNull()
  })

  test('records written one by one and at once are numbered without gaps and hold together', async () => {
    await append(entry(1), entry(2))
    await Promise.all(Array.from({ length: 20 }, (_, i) => append(entry(i + 3))))
    expect(await verifyAuditChain(db())).toBeNull()
    expect((await findAuditHead(db()))?.seq).toBe(22)
  })

  test('a record is gone when what it records is rolled back', async () => {
    const failed = transaction(async (tx) => {
      await appendAudit(tx, entry(99))
      throw new Error('the change failed')
    })
    await expect(failed).rejects.toThrow('the change failed')
    expect((await findAuditHead(db()))?.seq).toBe(22)
  })

  test.each<[string, Record<string, unknown>]>([
    ['the name of the actor', { actorName: 'Somebody else' }],
    ['the actor', { actorId: crypto.randomUUID() }],
    ['the action', { action: 'nothing.happened' }],
    ['the entity', { entity: 'lesson:other' }],
    ['the time', { at: new Date(0) }],
    ['the reason', { reason: 'a better one' }],
    ['the request', { requestId: 'another' }],
    ['what was before', { before: { title: 'changed' } }],
    ['what was after', { after: { number: 7, deep: { z: 2, a: [true, 'x'] } } }],
    ['the hash', { hash: '0'.repeat(64) }],
    ['the link', { previousHash: '0'.repeat(64) }],
  ])('changing %s of a record is found at that record', async (_, change) => {
    await whileTampered(7, change, async () => {
      expect(await verifyAuditChain(db())).toEqual({ seq: 7 })
    })
    expect(await verifyAuditChain(db())).toBeNull()
  })

  test('a removed record is found at its number, and one cut off the end shows in the head', async () => {
    const last = await db().auditEvent.findUniqueOrThrow({ where: { seq: 22 } })
    const middle = await db().auditEvent.findUniqueOrThrow({ where: { seq: 10 } })
    const headBefore = (await verifyAudit(auditor)).head
    await transaction((tx) => tx.auditEvent.delete({ where: { seq: 10 } }))
    expect((await verifyAudit(auditor)).brokenAt).toBe(10)
    await transaction((tx) => tx.auditEvent.create({ data: middle as never }))
    await transaction((tx) => tx.auditEvent.delete({ where: { seq: 22 } }))
    const cut = await verifyAudit(auditor)
    expect(cut.brokenAt).toBeNull()
    expect(cut.head).not.toEqual(headBefore)
    await transaction((tx) => tx.auditEvent.create({ data: last as never }))
    expect(await verifyAudit(auditor)).toEqual({ brokenAt: null, head: headBefore })
  })

  test('the list is newest first, in pages that do not overlap', async () => {
    await append(...Array.from({ length: 60 }, (_, i) => entry(i + 23, 'drill.graded')))
    const first = await listAudit(auditor, { page: 1 })
    const second = await listAudit(auditor, { page: 2 })
    expect([first.total, first.pages, first.rows.length, second.rows.length]).toEqual([82, 2, 50, 32])
    expect([...first.rows, ...second.rows].map(({ seq }) => seq)).toEqual(
      Array.from({ length: 82 }, (_, i) => 82 - i),
    )
    expect(first.actions).toEqual(['drill.graded', 'lesson.published'])
  })

  test.each([
    ['an action', { action: 'lesson.published' }, 22],
    ['an entity', { entity: 'lesson:l0' }, 27],
    ['a kind of entity', { entity: 'lesson:' }, 82],
    ['an actor who did nothing', { actor: '00000000-0000-4000-8000-000000000000' }, 0],
    ['days, both ends included', { from: '2026-01-03', to: '2026-01-04' }, 2],
    ['all at once', { action: 'drill.graded', entity: 'lesson:l0', from: '2026-02-01' }, 17],
  ])('the list filters by %s', async (_, filter, expected) => {
    expect((await listAudit(auditor, { page: 1, ...filter })).total).toBe(expected)
  })

  test('days are those of the reader', async () => {
    const inTokyo = { ...auditor, timeZone: 'Asia/Tokyo' }
    const { rows } = await listAudit(inTokyo, { page: 1, from: '2026-01-03', to: '2026-01-03' })
    expect(rows.map(({ at }) => at.toISOString())).toEqual(['2026-01-02T23:30:00.000Z'])
  })
})
