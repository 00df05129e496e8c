import { expect, test } from 'vitest'
import { loadCourse } from '#lib/content/load.ts'
import { db, transaction } from '#lib/db/client.ts'
import { syncLab } from '#lib/db/labs.ts'
import { visitor } from '#lib/domain/access/policy.ts'
import { deleteSnapshot } from '#lib/services/labs/delete-snapshot.ts'
import { getLab } from '#lib/services/labs/get-lab.ts'
import { keepSnapshot, MAX_SNAPSHOTS } from '#lib/services/labs/keep-snapshot.ts'
import { rateOwnLab } from '#lib/services/labs/rate-own-lab.ts'
import { ensureCourse } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const { course } = await loadCourse('content')
const given = course.labs.find(({ value }) => value.id === 'lost-update')
const at = (minute: number) => requestContext(new Date(Date.UTC(2026, 2, 2, 9, minute)))

async function storeLab(): Promise<string> {
  if (!given) throw new Error('the lab is there')
  const lab = { definition: { ...given.definition, id: `lab-${crypto.randomUUID()}` }, source: given.source }
  await transaction(async (tx) => {
    await ensureCourse(tx)
    await syncLab(tx, lab, new Date('2026-03-01T08:00:00Z'))
  })
  return lab.definition.id
}

const work = (n: number) => ({ program: `version = ${n}\n` })

describeOnBothDatabases('what is kept beside the work on a lab', () => {
  test('snapshots come back, newest first, until they are deleted', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const keep = (n: number) =>
      keepSnapshot(actor, { labId, name: `Try ${n}`, values: work(n), isBackup: false }, at(n))
    const [first, second] = [await keep(1), await keep(2)]
    expect((await getLab(actor, { labId })).bench.snapshots).toEqual([second, first])
    expect(await deleteSnapshot(actor, { snapshotId: first.id })).toEqual({ deleted: true })
    expect(await deleteSnapshot(actor, { snapshotId: first.id })).toEqual({ deleted: false })
    expect((await getLab(actor, { labId })).bench.snapshots).toEqual([second])
  })

  test('one that comes from a device keeps its time, unless that has not come yet', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const keep = (n: number, keptAt: Date) => {
      const snapshot = { labId, name: `Try ${n}`, values: work(n), isBackup: false }
      return keepSnapshot(actor, { ...snapshot, keptAt: keptAt.toISOString() }, at(5))
    }
    const [before, after] = [await keep(1, at(2).now), await keep(2, at(9).now)]
    expect([before.keptAt, after.keptAt]).toEqual([at(2).now, at(5).now].map((time) => time.toISOString()))
  })

  test('there are at most twenty with names; the next is refused and nothing is lost', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const keep = (n: number) =>
      keepSnapshot(actor, { labId, name: `Try ${n}`, values: work(n), isBackup: false }, at(n))
    for (let n = 0; n < MAX_SNAPSHOTS; n++) await keep(n)
    await expect(keep(MAX_SNAPSHOTS)).rejects.toMatchObject({ status: 409, code: 'too-many-snapshots' })
    expect((await getLab(actor, { labId })).bench.snapshots).toHaveLength(MAX_SNAPSHOTS)
  })

  test('the last three backups stay, the same work is kept once, and snapshots with names do not go for them', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    await keepSnapshot(actor, { labId, name: 'Mine', values: work(0), isBackup: false }, at(0))
    for (const n of [1, 2, 3, 4, 4])
      await keepSnapshot(actor, { labId, name: 'Backup', values: work(n), isBackup: true }, at(n))
    const { snapshots } = (await getLab(actor, { labId })).bench
    expect(snapshots.map(({ values }) => values)).toEqual([work(4), work(3), work(2), work(0)])
  })

  test('work that the lab cannot have, a lab that is not there and a visitor are refused', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const snapshot = { labId, name: 'Mine', values: work(1), isBackup: false }
    await expect(keepSnapshot(actor, { ...snapshot, values: { policy: 'rr' } }, at(1))).rejects.toMatchObject(
      {
        status: 400,
      },
    )
    await expect(keepSnapshot(actor, { ...snapshot, labId: 'none' }, at(1))).rejects.toMatchObject({
      status: 404,
    })
    await expect(keepSnapshot(visitor, snapshot, at(1))).rejects.toMatchObject({ status: 401 })
    await expect(rateOwnLab(visitor, { labId, level: 'ready' }, at(1))).rejects.toMatchObject({ status: 401 })
    await expect(rateOwnLab(actor, { labId: 'none', level: 'ready' }, at(1))).rejects.toMatchObject({
      status: 404,
    })
  })

  test("nobody sees or deletes another's snapshots, or sees their rating", async () => {
    const [actor, other, labId] = [await newLearner(), await newLearner(), await storeLab()]
    const kept = await keepSnapshot(actor, { labId, name: 'Mine', values: work(1), isBackup: false }, at(1))
    await rateOwnLab(actor, { labId, level: 'proficient' }, at(1))
    expect(await deleteSnapshot(other, { snapshotId: kept.id })).toEqual({ deleted: false })
    for (const somebody of [other, visitor])
      expect((await getLab(somebody, { labId })).bench).toMatchObject({ snapshots: [], rating: null })
    expect((await getLab(actor, { labId })).bench).toMatchObject({ snapshots: [kept], rating: 'proficient' })
  })

  test('a rating is replaced by the next one', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    await rateOwnLab(actor, { labId, level: 'minimum' }, at(1))
    await rateOwnLab(actor, { labId, level: 'ready' }, at(2))
    expect(await db().labRating.count({ where: { userId: actor.id } })).toBe(1)
    expect((await getLab(actor, { labId })).bench.rating).toBe('ready')
  })
})
