import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { PROPERTIES } from '#sim/threads/check/types.ts'
import { BREAK_ENDS } from '#sim/threads/grading/program-spec.ts'
import { type Mutation, mutations } from '#sim/threads/mutation/mutations.ts'

const markdown = z.string().trim().min(1).max(4000)

/** A path into a run's metrics or config, as in `averageResponse` or `jobs.2.turnaround`. */
const pathSchema = z.string().regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/)

const comparisonSchema = z.strictObject({
  of: z.enum(['metrics', 'config']),
  path: pathSchema,
  is: z.enum(['at-most', 'at-least', 'equal', 'less-than', 'greater-than']),
  value: z.union([z.number(), z.string()]),
})

const deliverableFields = {
  id: slugSchema,
  title: z.string().min(1),
  required: z.boolean().default(true).describe('false: a stretch goal.'),
  passed: markdown.describe('What passing shows.'),
  failed: markdown.describe('What to look at when it fails.'),
  objectives: z.array(slugSchema).default([]),
}

const labFields = {
  id: slugSchema,
  title: z.string().min(1),
  summary: z.string().min(1),
  module: slugSchema,
  card: slugSchema
    .optional()
    .describe('The interview card that is offered when it was handed in and did not pass.'),
  minutes: z.number().int().min(5).max(240),
  parts: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        minutes: z.number().int().min(1),
        isSkippable: z.boolean().default(false).describe('May be left out when time is short.'),
        deliverables: z
          .array(slugSchema)
          .default([])
          .describe('Those that show that this part is done; every required one belongs to one part.'),
      }),
    )
    .min(1)
    .describe(
      'Timed parts, each under its heading in lab.mdx; the content check sums them against `minutes`.',
    ),
  hints: z.array(markdown).length(3).describe('Three, from a nudge to nearly the answer.'),
  rubric: z.strictObject({ minimum: markdown, proficient: markdown, advanced: markdown, ready: markdown }),
  troubleshooting: z.array(z.strictObject({ symptom: markdown, diagnosis: markdown, fix: markdown })).min(1),
  reflection: z.array(markdown).min(1),
}

const simulationLabSchema = z.strictObject({
  ...labFields,
  kind: z.literal('simulation'),
  simulation: slugSchema,
  scenarios: z
    .array(
      z.strictObject({
        id: slugSchema,
        title: z.string().min(1),
        config: z.record(z.string(), z.unknown()).describe('The fixed part, such as the jobs.'),
      }),
    )
    .min(1),
  editable: z
    .array(pathSchema)
    .min(1)
    .describe('Config paths the learner may set; everything else stays as given.'),
  start: z
    .record(z.string(), z.unknown())
    .describe('Values of the editable paths at the start (path: value).'),
  deliverables: z
    .array(
      z.strictObject({
        ...deliverableFields,
        scenario: slugSchema.optional().describe('Which scenario it runs on; the first if left out.'),
        goals: z
          .array(comparisonSchema)
          .min(1)
          .describe('All must hold for the run of the submitted configuration.'),
      }),
    )
    .min(1),
})

/** What runs after the program, and which failures count. */
const exploration = {
  harness: slugSchema
    .default('main')
    .describe('`main` is harness.py; another name, `three`, is harness-three.py.'),
  properties: z
    .array(z.enum([...PROPERTIES, 'starvation']))
    .nonempty()
    .default([...PROPERTIES])
    .describe('Starvation, under a scheduler that is weakly fair, is looked for only where it is named.'),
}

const nameSchema = z
  .string()
  .regex(/^\.?[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/)
  .describe('A module (`queue`), a part of one (`threading.Lock`), or any attribute (`.notify_all`).')

const programCheckSchema = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('holds'), ...exploration })
    .describe('No schedule of the program with its harness fails.'),
  z
    .strictObject({
      type: z.literal('needs'),
      mutation: z.enum(Object.keys(mutations) as [Mutation, ...Mutation[]]),
      ...exploration,
    })
    .describe('With this taken out of it the program fails again: it does not merely avoid the problem.'),
  z
    .strictObject({ type: z.literal('breaks'), shows: z.array(z.enum(BREAK_ENDS)).nonempty() })
    .describe('The learner’s schedule makes the given program fail so.'),
  z.strictObject({ type: z.literal('uses'), names: z.array(nameSchema).nonempty() }),
  z.strictObject({ type: z.literal('avoids'), names: z.array(nameSchema).nonempty() }),
])

/**
 * A program lab. Beside lab.yaml stand starter.py (what the learner begins with), demo.py (starts the threads when the
 * program is tried; shown), harness.py and any harness-NAME.py (start threads and assert when it is graded; hidden).
 */
const programLabSchema = z.strictObject({
  ...labFields,
  kind: z.literal('program'),
  budget: z
    .strictObject({
      states: z.int().min(100).max(300_000).default(60_000),
      transitions: z.int().min(100).max(1_000_000).default(300_000),
    })
    .prefault({})
    .describe('Of each exploration on the server.'),
  deliverables: z.array(z.strictObject({ ...deliverableFields, check: programCheckSchema })).min(1),
})

const harnessSchema = slugSchema
  .default('main')
  .describe('`main` is harness.js; another name, `three`, is harness-three.js.')

const milliseconds = z.number().min(0).max(60_000)

/** A script lab: as a program lab, in JavaScript on an event loop (starter.js, demo.js, harness.js). */
const scriptLabSchema = z.strictObject({
  ...labFields,
  kind: z.literal('script'),
  files: z
    .record(
      z.string().min(1).max(100),
      z.strictObject({ content: z.string().max(2_000), readMs: milliseconds }),
    )
    .default({})
    .describe('What reading a file gives, and how long it takes.'),
  budget: z
    .strictObject({
      runs: z.int().min(10).max(20_000).default(2_000),
      steps: z.int().min(1_000).max(50_000_000).default(10_000_000),
    })
    .prefault({})
    .describe('Orders of completion, and steps over all of them, of each exploration on the server.'),
  deliverables: z
    .array(
      z.strictObject({
        ...deliverableFields,
        check: z.discriminatedUnion('type', [
          z
            .strictObject({ type: z.literal('holds'), harness: harnessSchema })
            .describe('In every order of completion the harness comes to its end without an error.'),
          z
            .strictObject({
              type: z.literal('responsive'),
              harness: harnessSchema,
              maxBlockedMs: milliseconds,
              minWorkMs: milliseconds.default(0),
            })
            .describe(
              'As `holds`, and the loop is never blocked for longer, although so much is computed in all.',
            ),
        ]),
      }),
    )
    .min(1),
})

/** `content/labs/<id>/lab.yaml`; the steps are prose in `lab.mdx` beside it. */
export const labFileSchema = z.discriminatedUnion('kind', [
  simulationLabSchema,
  programLabSchema,
  scriptLabSchema,
])

export type LabFile = z.infer<typeof labFileSchema>
