import { z } from 'zod'

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const messageName = z.string().max(8, 'A message has at most 8 letters.').default('')

const stepSchema = z.strictObject({
  type: z
    .enum(['local', 'send', 'receive'])
    .describe('An event of its own, or the sending or receipt of a message.'),
  to: whole('A process', { min: 0, max: 5 })
    .default(0)
    .describe('For send: the process that shall receive it, from 0.'),
  message: messageName.describe(
    'For send: a name for the message; for receive: the name to wait for, empty for any message.',
  ),
})

const processSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,5}$/, 'A name is a letter and up to 5 more letters or digits.')
    .describe('What it is called; with one letter, its events are p1, p2, ...'),
  program: z
    .array(stepSchema)
    .max(10, 'A process has at most 10 events.')
    .default([])
    .describe('Its events in order.'),
})

const leaseSchema = z.strictObject({
  clients: whole('The number of clients', { min: 1, max: 3 })
    .default(2)
    .describe('Clients that take the lease, write to the storage once and give it back.'),
  hasPause: z
    .boolean()
    .default(true)
    .describe(
      'Whether client 1 stands still for a while (a garbage collection) between its check and its write.',
    ),
  canExpire: z
    .boolean()
    .default(true)
    .describe('Whether the lock service gives the lease to the next after a time.'),
  storageChecks: z
    .boolean()
    .default(false)
    .describe('Whether the storage refuses a write whose token is lower than one it has seen (fencing).'),
})

const quorumSchema = z.strictObject({
  replicas: whole('N', { min: 1, max: 5 }).default(3).describe('N: how many copies there are.'),
  write: whole('W', { min: 1, max: 5 })
    .default(2)
    .describe('W: acknowledgements that complete a write; at most N.'),
  read: whole('R', { min: 1, max: 5 }).default(2).describe('R: answers that complete a read; at most N.'),
  writes: whole('The number of writes', { min: 1, max: 3 })
    .default(1)
    .describe('Writes of the one writer, one after the other: versions 1, 2, ...'),
  reads: whole('The number of reads', { min: 1, max: 2 }).default(1).describe('Reads of the one reader.'),
})

const fields = z.strictObject({
  topic: z
    .enum(['clocks', 'lease', 'quorum'])
    .default('clocks')
    .describe(
      'clocks: processes with programs of their own; lease: clients, a lock service and a storage; quorum: a writer, a reader and replicas.',
    ),
  order: z
    .enum(['any', 'first'])
    .default('any')
    .describe(
      'Who does the next thing and which message arrives: any, a choice; or the first, as in the story told.',
    ),
  processes: z
    .array(processSchema)
    .min(1, 'There is at least 1 process.')
    .max(6, 'There are at most 6 processes.')
    .default(() => [
      { name: 'P', program: scriptOf('!a>1 ?b . ?d') },
      { name: 'Q', program: scriptOf('!b>0 ?a . !c>2 !d>0 ?e .') },
      { name: 'R', program: scriptOf('. !e>1 ?c .') },
    ])
    .describe('Topic clocks: the processes. The default is in the manner of figure 1 of Lamport, 1978.'),
  lease: leaseSchema.prefault({}).describe('Topic lease.'),
  quorum: quorumSchema.prefault({}).describe('Topic quorum.'),
})

/** Processes have different names and send to others that exist; quorums are no larger than the set of replicas. */
export const clocksConfigSchema = fields.superRefine(({ processes, quorum }, context) => {
  const refuse = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  for (const [index, { name, program }] of processes.entries()) {
    if (processes.findIndex((other) => other.name === name) < index)
      refuse(`There are two processes named ${name}.`, ['processes', index, 'name'])
    for (const [at, { type, to }] of program.entries()) {
      if (type !== 'send' || (to < processes.length && to !== index)) continue
      refuse(`There is no other process ${to}.`, ['processes', index, 'program', at, 'to'])
    }
  }
  if (quorum.write > quorum.replicas) refuse('W is at most N.', ['quorum', 'write'])
  if (quorum.read > quorum.replicas) refuse('R is at most N.', ['quorum', 'read'])
})

export type ClocksConfig = z.infer<typeof clocksConfigSchema>
export type ClocksInput = z.input<typeof clocksConfigSchema>
export type ScriptStep = z.infer<typeof stepSchema>

/** `'!a>1 ?b .'`: send a to process 1, receive b, a local event. `?` alone receives any message. */
export function scriptOf(text: string): ScriptStep[] {
  return text.split(' ').map((word) => {
    const [message = '', to = '0'] = word.slice(1).split('>')
    if (word.startsWith('!')) return { type: 'send', to: Number(to), message }
    return { type: word.startsWith('?') ? 'receive' : 'local', to: 0, message }
  })
}
