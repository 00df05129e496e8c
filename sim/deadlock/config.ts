import { z } from 'zod'

/** The most processes, and the most resources. */
export const MAX_NODES = 16
/** Of one resource. */
export const MAX_INSTANCES = 16
/** In the script, of all processes together. */
export const MAX_ACTIONS = 500

const nameSchema = z
  .string()
  .min(1, 'A name has at least 1 character.')
  .max(12, 'A name has at most 12 characters.')
  .regex(/^[A-Za-z0-9 _-]+$/, 'A name has letters, digits, spaces, - and _ only.')

const instances = (what: string) =>
  z
    .int(`${what} is a whole number.`)
    .min(1, `${what} is at least 1.`)
    .max(MAX_INSTANCES, `${what} is at most ${MAX_INSTANCES}.`)

const resourceSchema = z.strictObject({
  name: nameSchema.describe('Shown in the graph.'),
  instances: instances('The number of instances').default(1).describe('How many equal units there are.'),
})

const actionSchema = z.strictObject({
  process: nameSchema.describe('The name of the process that acts.'),
  action: z.enum(['request', 'release']).describe('request: ask, and wait if need be; release: give back.'),
  resource: nameSchema.describe('The name of the resource.'),
  count: instances('The count').default(1).describe('How many instances.'),
})

const crossing = (process: string, first: string, second: string) =>
  [first, second].map((resource) => ({ process, action: 'request' as const, resource, count: 1 }))

const [p1First, p1Second] = crossing('P1', 'R1', 'R2')
const [p2First, p2Second] = crossing('P2', 'R2', 'R1')

const fields = z.strictObject({
  processes: z
    .array(nameSchema)
    .min(1, 'There is at least 1 process.')
    .max(MAX_NODES, `There are at most ${MAX_NODES} processes.`)
    .default(['P1', 'P2'])
    .describe('The names of the processes.'),
  resources: z
    .array(resourceSchema)
    .min(1, 'There is at least 1 resource.')
    .max(MAX_NODES, `There are at most ${MAX_NODES} resources.`)
    .default([
      { name: 'R1', instances: 1 },
      { name: 'R2', instances: 1 },
    ])
    .describe('The resources and how many instances each has.'),
  script: z
    .array(actionSchema)
    .max(MAX_ACTIONS, `The script has at most ${MAX_ACTIONS} actions.`)
    .default([p1First!, p2First!, p1Second!, p2Second!])
    .describe(
      'What the processes do. Each does its own actions in this order, then ends and gives back all it holds.',
    ),
  order: z
    .enum(['script', 'any'])
    .default('script')
    .describe(
      'script: actions happen as listed (a waiting process does its next ones when it can); any: each process moves when chosen.',
    ),
})

/** Names are unique and known, and nobody asks for more instances than there are. */
export const resourceGraphConfigSchema = fields.superRefine((config, context) => {
  const refuse = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  const taken = new Set<string>()
  const claim = (name: string, path: (string | number)[]) => {
    if (taken.has(name))
      refuse(`The name ${name} is taken already: give each process and resource its own.`, path)
    taken.add(name)
  }
  for (const [index, name] of config.processes.entries()) claim(name, ['processes', index])
  for (const [index, { name }] of config.resources.entries()) claim(name, ['resources', index, 'name'])
  for (const [index, { process, resource, count }] of config.script.entries()) {
    const known = config.resources.find(({ name }) => name === resource)
    if (!config.processes.includes(process)) {
      refuse(`There is no process ${process}.`, ['script', index, 'process'])
    }
    if (known === undefined) refuse(`There is no resource ${resource}.`, ['script', index, 'resource'])
    else if (count > known.instances) {
      refuse(`${resource} has only ${known.instances} instances in all.`, ['script', index, 'count'])
    }
  }
})

export type ResourceGraphConfig = z.infer<typeof resourceGraphConfigSchema>
export type ResourceGraphInput = z.input<typeof resourceGraphConfigSchema>
