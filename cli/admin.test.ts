import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'interleave-admin-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const program = "import('./cli/admin.ts').then((cli) => cli.main(process.argv.slice(1)))"

function admin(args: readonly string[], { input = '', env = {} } = {}) {
  const { DATABASE_URL: _, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program, '--', ...args], {
    input,
    encoding: 'utf8',
    env: { ...rest, DATA_DIR: folder, ...env },
  })
  return { status, stdout, stderr }
}

const ada = ['--email', 'Ada@School.example', '--name', 'Ada']
const userOf = (file: string) =>
  new Database(join(folder, file), { readonly: true })
    .prepare<[], { role: string; email: string; passwordHash: string; sessionVersion: number }>(
      'SELECT * FROM User',
    )
    .get()

test('without a command the usage is printed, and an unknown one is a mistake', () => {
  expect(admin([])).toMatchObject({ status: 0, stderr: '' })
  expect(admin(['destroy'])).toMatchObject({ status: 2, stdout: '' })
})

test.each([
  [['create-admin'], /--email: Write an email address/],
  [['create-admin', '--email', 'a@b.example'], /--name: Write the name/],
  [['create-admin', ...ada], /no terminal to ask/],
  [['create-admin', ...ada, '--stdin', '--generate'], /not both/],
  [['create-admin', ...ada, '--password', 'x'], /Unknown option '--password'/],
  [['reset-password', '--email', 'nobody@school.example', '--generate'], /no account/],
  [['backup'], /Name one file/],
  [['seed', '--learners', 'many'], /not a whole number/],
])('%j is refused with what to do', (args, message) => {
  const { status, stderr } = admin(args)
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('an admin is made with a password from standard input, weak ones refused', () => {
  expect(admin(['create-admin', ...ada, '--stdin'], { input: 'password123\n' })).toMatchObject({ status: 2 })
  expect(admin(['create-admin', ...ada, '--stdin'], { input: 'two strands cross\n' }).status).toBe(0)
  expect(userOf('interleave.db')).toMatchObject({
    role: 'admin',
    email: 'ada@school.example',
    sessionVersion: 1,
  })
  const again = admin(['create-admin', ...ada, '--generate'])
  expect(again).toMatchObject({ status: 2, stdout: '' })
})

test('a reset sets another password and ends the sessions', () => {
  const before = userOf('interleave.db')!
  const { status, stdout } = admin(['reset-password', '--email', 'ada@school.example', '--generate'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/Password \(shown this once\): [\w-]{20}\n/)
  expect(userOf('interleave.db')).toMatchObject({ sessionVersion: 2 })
  expect(userOf('interleave.db')!.passwordHash).not.toBe(before.passwordHash)
})

test('a backup is a whole database under its name, and never overwrites one', () => {
  const target = join(folder, 'copy.db')
  expect(admin(['backup', target]).status).toBe(0)
  expect(userOf('copy.db')).toEqual(userOf('interleave.db'))
  expect(existsSync(`${target}.partial`)).toBe(false)
  expect(admin(['backup', target])).toMatchObject({ status: 2 })
})

test('a backup of PostgreSQL is left to its own tool', () => {
  const env = { DATABASE_URL: 'postgresql://localhost/x', AUTH_SECRET: 'x'.repeat(32) }
  expect(admin(['backup', 'out.dump'], { env }).stderr).toMatch(/pg_dump --format=custom --file=out\.dump/)
})

test('the audit log is verified, and a changed record is a finding', () => {
  expect(admin(['verify-audit']).stdout).toMatch(/holds: 2 records/)
  const database = new Database(join(folder, 'interleave.db'))
  database.exec(`UPDATE AuditEvent SET actorName = 'nobody' WHERE seq = 1`)
  database.close()
  const { status, stderr } = admin(['verify-audit'])
  expect(status).toBe(1)
  expect(stderr).toMatch(/record 1 does not fit/)
})
