import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { checkNewPassword } from '#lib/auth/password.ts'
import { CommandError } from './command-error.ts'

export type PasswordSource = { readonly stdin: boolean; readonly generate: boolean }

/** A password that may be used for this address: asked for without echo, read from standard input, or made and printed. */
export async function readPassword(source: PasswordSource, email: string): Promise<string> {
  const password = await obtain(source)
  const checked = checkNewPassword(password, email)
  if (!checked.ok) throw new CommandError(checked.error.message)
  if (source.generate) console.log(`Password (shown this once): ${password}`)
  return checked.value
}

async function obtain({ stdin, generate }: PasswordSource): Promise<string> {
  if (stdin && generate) throw new CommandError('Give either --stdin or --generate, not both.')
  if (generate) return randomBytes(15).toString('base64url')
  if (stdin) return await readLine()
  if (!process.stdin.isTTY)
    throw new CommandError('There is no terminal to ask for a password. Give --stdin or --generate.')
  const first = await ask('New password: ')
  if (first !== (await ask('Once more: ')))
    throw new CommandError('The two passwords differ. Nothing was changed.')
  return first
}

async function readLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new CommandError('Standard input was empty; a password was expected in its first line.')
}

async function ask(question: string): Promise<string> {
  process.stdout.write(question)
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: muted, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stdout.write('\n')
  }
}
