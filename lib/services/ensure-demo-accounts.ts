import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashPassword } from '#lib/auth/password.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import { createAccountWithRole, hasUsers, listKnownEmails } from '#lib/db/new-accounts.ts'
import type { Role } from '#lib/domain/access/policy.ts'
import { env } from '#lib/shared/env.ts'
import { addDemoHistory } from './sample-class/add-demo-history.ts'

export type DemoAccount = { readonly role: Role; readonly email: string; readonly password: string }

const people: readonly { readonly role: Role; readonly email: string; readonly name: string }[] = [
  { role: 'learner', email: 'learner@demo.example', name: 'Lena Learner' },
  { role: 'teachingAssistant', email: 'teaching-assistant@demo.example', name: 'Tariq Assistant' },
  { role: 'author', email: 'author@demo.example', name: 'Aino Author' },
  { role: 'reviewer', email: 'reviewer@demo.example', name: 'Rui Reviewer' },
  { role: 'admin', email: 'admin@demo.example', name: 'Ada Admin' },
  { role: 'auditor', email: 'auditor@demo.example', name: 'Obi Auditor' },
]

const PASSWORD_FILE = 'demo-password'

/**
 * One account per role, for trying the site out on its embedded database: made when that database is new and has
 * nobody in it. The password is random per installation and kept beside the database, so that every start can print it.
 * Answers with the accounts that still exist; with none once their password file is gone.
 */
export async function ensureDemoAccounts({ isNew }: { isNew: boolean }): Promise<DemoAccount[]> {
  if (isNew && !(await hasUsers(db()))) await createDemoAccounts(new Date())
  const password = readPassword()
  if (password === null) return []
  const known = await listKnownEmails(
    db(),
    people.map(({ email }) => email),
  )
  return people.filter(({ email }) => known.has(email)).map(({ role, email }) => ({ role, email, password }))
}

async function createDemoAccounts(now: Date): Promise<void> {
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  mkdirSync(env().DATA_DIR, { recursive: true })
  writeFileSync(join(env().DATA_DIR, PASSWORD_FILE), password, { mode: 0o600 })
  const learnerId = await transaction(async (tx) => {
    const ids = new Map<Role, string>()
    for (const person of people) {
      const { id } = await createAccountWithRole(tx, { ...person, passwordHash, createdAt: now })
      await appendAudit(tx, {
        actorId: null,
        actorName: 'first start',
        action: 'account.demo-created',
        entity: `user:${id}`,
        after: { role: person.role, email: person.email },
        requestId: 'first-start',
        at: now,
      })
      ids.set(person.role, id)
    }
    return ids.get('learner')
  })
  if (learnerId) await addDemoHistory(learnerId, now)
}

function readPassword(): string | null {
  try {
    return readFileSync(join(env().DATA_DIR, PASSWORD_FILE), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const syllables =
  'ba be bo da de do fa fi ga go ka ki ko la le lo ma mi mo na ne no pa pe ra ri ro sa se so ta te to va vi wa we za zo'.split(
    ' ',
  )

/** Four groups to read out and type, as in "rolate-mikoba-senafi-24": 54 bits. */
function randomPassword(): string {
  const group = () => Array.from({ length: 3 }, () => syllables[randomInt(syllables.length)]).join('')
  return `${group()}-${group()}-${group()}-${randomInt(10, 100)}`
}
