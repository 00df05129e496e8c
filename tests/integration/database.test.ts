import Database from 'better-sqlite3'
import { expect, inject, test } from 'vitest'
import { type Db, db, isUniqueViolation, shortTransaction, transaction } from '#lib/db/client.ts'
import { takeToken } from '#lib/db/rate-limit.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'

const onSqlite = inject('dialect') === 'sqlite'

const addUser = (email: string) => transaction((tx) => tx.user.create({ data: { email, name: 'Somebody' } }))

const AT = new Date('2026-03-02T09:00:00.120Z')

const insertBucket = (tx: Pick<Db, '$executeRaw'>, key: string) =>
  tx.$executeRaw`INSERT INTO "RateLimit" ("key", "tokens", "updatedAt") VALUES (${key}, ${2.5}, ${AT})`

/** Another process that holds the write lock of the database file. */
function lockFile(): { release: () => void } {
  const other = new Database((process.env.DATABASE_URL ?? '').slice('file:'.length))
  other.exec('BEGIN IMMEDIATE')
  return {
    release: () => {
      other.exec('COMMIT')
      other.close()
    },
  }
}

describeOnBothDatabases('the database', () => {
  test('keeps all of a transaction or nothing', async () => {
    const failing = transaction(async (tx) => {
      await tx.user.create({ data: { email: 'half@example.org', name: 'Half' } })
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await db().user.count({ where: { email: 'half@example.org' } })).toBe(0)
  })

  test('does not show a transaction to readers before it is committed', async () => {
    const inside = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const writing = transaction(async (tx) => {
      await tx.user.create({ data: { email: 'pending@example.org', name: 'Pending' } })
      inside.resolve()
      await goOn.promise
    })
    await inside.promise
    expect(await db().user.count({ where: { email: 'pending@example.org' } })).toBe(0)
    goOn.resolve()
    await writing
    expect(await db().user.count({ where: { email: 'pending@example.org' } })).toBe(1)
  })

  test('takes many writers at once', async () => {
    await Promise.all(Array.from({ length: 25 }, (_, i) => addUser(`writer-${i}@example.org`)))
    expect(await db().user.count({ where: { email: { startsWith: 'writer-' } } })).toBe(25)
  })

  test.runIf(onSqlite)('refuses a write outside a transaction', async () => {
    await expect(
      db().user.create({ data: { email: 'outside@example.org', name: 'Outside' } }),
    ).rejects.toThrow(/readonly/)
  })

  test.runIf(onSqlite)('waits for the disk at every commit but those that need not last', async () => {
    const level = (tx: Db) => tx.$queryRaw<{ synchronous: bigint | number }[]>`PRAGMA synchronous`
    const levelOf = async (isLasting?: boolean) =>
      Number((await transaction(level, { isLasting }))[0]?.synchronous)
    const [FULL, NORMAL] = [2, 1]
    expect(await levelOf()).toBe(FULL)
    const failing = transaction(() => Promise.reject(new Error('on purpose')), { isLasting: false })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await Promise.all([levelOf(false), levelOf(), levelOf(false), levelOf(true)])).toEqual([
      ...[NORMAL, FULL, NORMAL, FULL],
    ])
    expect(await levelOf()).toBe(FULL)
  })

  test('a short transaction stores all or nothing, as what Prisma reads', async () => {
    const failing = shortTransaction(async (tx) => {
      await insertBucket(tx, 'half')
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await db().rateLimit.findUnique({ where: { key: 'half' } })).toBeNull()

    expect(await shortTransaction((tx) => insertBucket(tx, 'whole'))).toBe(1)
    const row = { key: 'whole', tokens: 2.5, updatedAt: AT }
    expect(await db().rateLimit.findUnique({ where: { key: 'whole' } })).toEqual(row)
    const again = await shortTransaction((tx) => insertBucket(tx, 'whole')).catch((error) => error)
    expect(isUniqueViolation(again)).toBe(true)
  })

  test('short and other transactions take turns, and each sees what was committed before it', async () => {
    await transaction((tx) => insertBucket(tx, 'turns'))
    const raise = (tx: Pick<Db, '$executeRaw'>) =>
      tx.$executeRaw`UPDATE "RateLimit" SET "tokens" = "tokens" + 1 WHERE "key" = 'turns'`
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => (i % 2 ? transaction(raise) : shortTransaction(raise))),
    )
    expect(await db().rateLimit.findUnique({ where: { key: 'turns' } })).toMatchObject({ tokens: 10.5 })
  })

  test.runIf(onSqlite)('a short transaction waits for the disk unless it need not last', async () => {
    const level = (isLasting: boolean) =>
      shortTransaction((tx) => tx.$queryRaw`PRAGMA synchronous`, { isLasting })
    expect(await Promise.all([level(false), level(true)])).toEqual([
      ...[[{ synchronous: 1 }], [{ synchronous: 2 }]],
    ])
  })

  test.runIf(onSqlite)(
    'a short transaction says 503 when a lock does not go away, and works again',
    async () => {
      const lock = lockFile()
      await expect(shortTransaction((tx) => insertBucket(tx, 'late'))).rejects.toMatchObject({ status: 503 })
      lock.release()
      expect(await shortTransaction((tx) => insertBucket(tx, 'late'))).toBe(1)
    },
  )

  test.runIf(onSqlite)('waits for a lock held elsewhere without stopping everything else', async () => {
    const lock = lockFile()
    const waiting = addUser('patient@example.org')
    expect(await db().user.count({ where: { email: 'patient@example.org' } })).toBe(0)
    lock.release()
    await expect(waiting).resolves.toMatchObject({ email: 'patient@example.org' })
  })

  test.runIf(onSqlite)('says 503 when the lock does not go away, and works again when it does', async () => {
    const lock = lockFile()
    await expect(addUser('late@example.org')).rejects.toMatchObject({ status: 503 })
    lock.release()
    await expect(addUser('late@example.org')).resolves.toMatchObject({ email: 'late@example.org' })
  })

  test('requests at the same time get no more than there is, whoever asks first', async () => {
    const rule = { name: 'together', capacity: 10, perMinute: 1 }
    const now = new Date('2026-03-02T09:00:00Z')
    const take = () => transaction((tx) => takeToken(tx, rule, 'somebody', now))
    const waits = await Promise.all(Array.from({ length: 40 }, take))
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(10)
  })

  test('gives as many tokens as the bucket holds, then one as each refills', async () => {
    const rule = { name: 'test', capacity: 3, perMinute: 2 }
    const take = (seconds: number) =>
      transaction((tx) => takeToken(tx, rule, 'somebody', new Date(seconds * 1000)))
    expect([await take(0), await take(0), await take(0)]).toEqual([0, 0, 0])
    expect(await take(0)).toBe(30)
    expect(await take(31)).toBe(0)
    expect(await take(31)).toBeGreaterThan(0)
    expect(await take(3600)).toBe(0)
  })
})
