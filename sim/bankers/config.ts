import { z } from 'zod'

const amount = z
  .int('An amount is a whole number.')
  .min(0, 'An amount is at least 0.')
  .max(1_000, 'An amount is at most 1000.')

const vector = z
  .array(amount)
  .min(1, 'There is at least 1 resource.')
  .max(8, 'There are at most 8 resources.')

const matrix = z
  .array(vector)
  .min(1, 'There is at least 1 process.')
  .max(10, 'There are at most 10 processes.')

const requestSchema = z.strictObject({
  process: z
    .int('A process is a whole number.')
    .min(0, 'Processes are counted from 0.')
    .max(9, 'There are at most 10 processes.')
    .describe('Which process asks, from 0.'),
  amounts: vector.describe('How much of each resource it asks for.'),
})

// Silberschatz et al. ch. 8.6.3.3: five processes, resources A, B and C with 10, 5 and 7 instances.
const fields = z.strictObject({
  available: vector.default([3, 3, 2]).describe('What is free of each resource at the start.'),
  allocation: matrix
    .default([
      [0, 1, 0],
      [2, 0, 0],
      [3, 0, 2],
      [2, 1, 1],
      [0, 0, 2],
    ])
    .describe('What each process holds at the start, a row per process.'),
  maximum: matrix
    .default([
      [7, 5, 3],
      [3, 2, 2],
      [9, 0, 2],
      [2, 2, 2],
      [4, 3, 3],
    ])
    .describe('What each process may hold at most (its claim), a row per process.'),
  requests: z
    .array(requestSchema)
    .max(50, 'There are at most 50 requests.')
    .default([])
    .describe('Requests, one after the other. Whoever has all of its claim goes on holding it.'),
  order: z
    .enum(['first', 'any'])
    .default('first')
    .describe(
      'Which process the safety check takes next: the first that can finish, or any (so that all safe sequences can be counted).',
    ),
})

/** All rows have one amount per resource, nobody holds more than its claim, and requests name processes that exist. */
export const bankersConfigSchema = fields.superRefine((config, context) => {
  const refuse = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  const { available, allocation, maximum, requests } = config
  if (allocation.length !== maximum.length)
    refuse('Allocation and maximum have a row for each process.', ['maximum'])
  for (const [name, rows] of [['allocation', allocation] as const, ['maximum', maximum] as const]) {
    for (const [process, row] of rows.entries()) {
      if (row.length !== available.length)
        refuse(`A row has ${available.length} amounts, one per resource.`, [name, process])
    }
  }
  for (const [process, row] of allocation.entries()) {
    const isBeyond = row.some((held, resource) => held > (maximum[process]?.[resource] ?? 0))
    if (isBeyond) refuse(`P${process} holds more than its claim.`, ['allocation', process])
  }
  for (const [index, { process, amounts }] of requests.entries()) {
    if (process >= allocation.length)
      refuse(`There is no process ${process}.`, ['requests', index, 'process'])
    if (amounts.length !== available.length) {
      refuse(`A request has ${available.length} amounts, one per resource.`, ['requests', index, 'amounts'])
    }
  }
})

export type BankersConfig = z.infer<typeof bankersConfigSchema>
export type BankersInput = z.input<typeof bankersConfigSchema>
