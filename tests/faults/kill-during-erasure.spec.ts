import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#tests/e2e/test.ts'
import { expectOk, newLearner, type Person, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { type FaultServer, startFaultServer } from './fault-server.ts'

const QUIZ = 'threads-and-concurrency'

test.describe.configure({ timeout: 600_000 })

test('a server killed at any write of an erasure has erased all of a person or nothing, and a repeat ends the same', async ({
  consoleProblems: _,
}, info) => {
  const server = await startFaultServer(info.project.name)
  try {
    const { statements, erased } = await watchErasure(server)
    const commit = statements.findLastIndex((sql) => /^COMMIT/i.test(sql)) + 1
    const begin = statements.findLastIndex((sql) => /^(BEGIN|SAVEPOINT)/i.test(sql)) + 1
    expect(statements.slice(0, commit).join('\n')).toMatch(/DELETE FROM .*"?User/s)
    const deaths = statements.flatMap((sql, i) => (i + 1 < begin || isRead(sql) ? [] : [i + 1]))
    expect(deaths.length).toBeGreaterThan(5)
    const people = await Promise.all(deaths.map(() => busyLearner(server)))
    for (const [i, after] of deaths.entries()) {
      const person = people[i] as Person
      const untouched = await stateOf(server, person)
      expect(untouched).toMatchObject({ users: 1, attempts: 1, erasures: 0 })
      server.order({ after })
      await expect(erase(server, person)).rejects.toThrow()
      await server.restart()
      expect([after, await stateOf(server, person)]).toEqual([after, after < commit ? untouched : erased])

      // Once it is erased, the session is gone, and so the repeat is told to sign in.
      expect((await erase(server, person)).status).toBe(after < commit ? 200 : 401)
      expect(await stateOf(server, person)).toEqual(erased)
    }
    const description = `${deaths.length} times in ${statements.length} statements`
    info.annotations.push({ type: 'killed', description })
  } finally {
    await server.stop()
  }
})

const isRead = (sql: string): boolean => /^\s*SELECT\b/i.test(sql)

/** One erasure that nothing happens to: its statements, and what is left. */
async function watchErasure(server: FaultServer) {
  const person = await busyLearner(server)
  const log = join(server.folder, 'statements.log')
  server.order({ log })
  await expectOk(await erase(server, person))
  server.forget()
  // The process goes on counting until it ends.
  await server.kill()
  await server.restart()
  const erased = await stateOf(server, person)
  expect(erased).toEqual({ users: 0, attempts: 0, items: 0, named: 0, erasures: 1 })
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  return { statements: lines.map((line) => String(JSON.parse(line))), erased }
}

/** Somebody new, with a name of their own and an open attempt. */
async function busyLearner(server: FaultServer): Promise<Person> {
  const learner = await newLearner(server.url(), `Nora ${crypto.randomUUID()}`)
  await expectOk(await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}))
  return learner
}

const erase = (server: FaultServer, person: Person): Promise<Response> =>
  person.at(server.url()).send('POST', '/api/account/erasure', {
    ...{ password: TEST_PASSWORD, confirmation: person.email },
  })

/** What an erasure takes away and adds, in numbers. */
async function stateOf(server: FaultServer, { userId, name }: Person): Promise<object> {
  const [row] = await server.read(
    `SELECT
       (SELECT count(*) FROM "User" WHERE "id" = ?) AS "users",
       (SELECT count(*) FROM "Attempt" WHERE "userId" = ?) AS "attempts",
       (SELECT count(*) FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId" WHERE a."userId" = ?) AS "items",
       (SELECT count(*) FROM "AuditEvent" WHERE "actorName" = ?) AS "named",
       (SELECT count(*) FROM "AuditEvent" WHERE "actorId" = ? AND "action" = 'account.erased') AS "erasures"`,
    ...[userId, userId, userId, name, userId],
  )
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, count]) => [key, Number(count)]))
}
