import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkContent } from '#lib/content/check.ts'

export const COURSE = 'courses/systems/course.yaml'
export const LESSON = 'courses/systems/01-processes/01-states/lesson.mdx'
export const MODULE = 'courses/systems/01-processes/module.yaml'
export const QUIZ = 'courses/systems/01-processes/quiz.yaml'
export const CARD = 'drills/processes/what-is-a-process.yaml'
export const LAB = 'labs/beat-fifo/lab.yaml'
export const LAB_TEXT = 'labs/beat-fifo/lab.mdx'
export const GLOSSARY = 'glossary.yaml'

/** A small course without a problem: two modules, one open and two planned lessons, a quiz, a card, a lab, a glossary. */
export const FILES: Readonly<Record<string, string>> = {
  [COURSE]: `id: systems
title: Systems
summary: How machines share.
edition: "2026"
certificate:
  labs:
    - beat-fifo
`,
  [MODULE]: `id: processes
title: Processes
summary: What runs.
lessons:
  - { id: states, title: Process states }
  - { id: fork, title: Fork and exec }
`,
  'courses/systems/02-memory/module.yaml': `id: memory
title: Memory
summary: Where things are.
lessons:
  - { id: paging, title: Paging }
`,
  [LESSON]: `---
id: states
title: Process states
summary: What a process can be doing.
minutes: 5
objectives:
  - { id: name-states, text: Name the states of a process. }
prerequisites: [fork]
cards: [what-is-a-process]
labs: [beat-fifo]
takeaways: [A process is running, ready or waiting.]
sources: [{ title: A book, why: More on states. }]
---

A <Term id="process">process</Term> waits. See [paging](lesson:paging), [the card](card:what-is-a-process),
[the lab](lab:beat-fifo), [the quiz](quiz:processes-quiz) and [the machine](simulation:scheduling).

## Three states

Read [this section](lesson:states#three-states) again.

### Ready

Waiting for the processor.

\`\`\`predict
id: who-runs
question: Who runs first?
choices:
  - { text: A, correct: true, feedback: It came first. }
  - { text: B, feedback: It came second. }
answer: A runs first.
\`\`\`

\`\`\`sim scheduling
id: convoy
title: A long job and two short ones
config:
  policy: fifo
  jobs:
    - { arrival: 0, run: 12 }
    - { arrival: 0, run: 3 }
    - { arrival: 0, run: 3 }
\`\`\`

The average turnaround is <Value sim="convoy" of="averageTurnaround">15</Value> ticks.

\`\`\`question
type: single
id: first-state
stem: Which state comes first?
difficulty: easy
objectives: [name-states]
explanation: A new process is ready.
options:
  - { id: ready, text: Ready, correct: true, feedback: It waits for its turn. }
  - { id: blocked, text: Blocked, feedback: It has not asked for anything yet. }
\`\`\`
`,
  [QUIZ]: `id: processes-quiz
title: Processes
summary: What you know about processes.
minutes: 5
policy: {}
questions:
  - type: numeric
    id: how-many-states
    stem: How many states are there?
    difficulty: easy
    objectives: [name-states]
    explanation: Running, ready and blocked.
    answer: 3
    feedback: { correct: "Yes, three.", incorrect: Count again. }
  - type: generated
    id: who-finishes
    stem: Trace this workload.
    difficulty: medium
    simulation: scheduling
    generator: finish-order
    settings: { policy: rr }
  - type: trace
    id: who-holds-what
    stem: Fill it in.
    difficulty: easy
    explanation: That is all.
    columns: [x, y]
    rows:
      - { label: first, cells: [1, 2] }
      - { label: second, cells: [3, { answer: 4, feedback: Two more. }] }
  - type: schedule
    id: lose-a-step
    stem: Lose one.
    difficulty: medium
    explanation: A switch in between.
    program: |
      from threading import Thread
      steps = 0
      def walk():
          global steps
          steps += 1
      Thread(target=walk).start()
      Thread(target=walk).start()
    goal: { variables: { steps: 1 } }
    answer: main main main T1 T1 T2 T2 T2 T1
    feedback: { correct: "Yes.", incorrect: Switch earlier. }
`,
  [CARD]: `id: what-is-a-process
prompt: What is a process?
difficulty: easy
approach: Say what it owns.
bullets:
  - { id: memory, text: It owns memory. }
  - { id: files, text: It owns descriptors. }
redFlags:
  - { id: program, text: It is the program file. }
followUps:
  - { prompt: And a thread? }
sources:
  - { title: A book, url: "https://example.org/book" }
lesson: states#three-states
selfCheck:
  type: text
  id: process-or-program
  stem: Which of the two is on disk?
  difficulty: easy
  explanation: The program is a file.
  accepted: [program, "<program>"]
  feedback: { correct: Right., incorrect: The other one. }
`,
  [LAB]: `id: beat-fifo
kind: simulation
title: Beat FIFO
summary: Find a better policy.
module: processes
minutes: 15
parts:
  - { title: Read, minutes: 5 }
  - { title: Try, minutes: 10, deliverables: [sooner] }
simulation: scheduling
scenarios:
  - id: monday
    title: Monday
    config: { policy: fifo, jobs: [{ arrival: 0, run: 9 }, { arrival: 0, run: 3 }] }
editable: [policy]
start: { policy: fifo }
deliverables:
  - id: sooner
    title: An average turnaround of at most 8
    goals:
      - { of: metrics, path: averageTurnaround, is: at-most, value: 8 }
    passed: Short jobs first.
    failed: Who waits for whom?
    objectives: [name-states]
hints: [Look., Look closer., Run the short job first.]
rubric: { minimum: It passes., proficient: You know why., advanced: You know when., ready: You can predict it. }
troubleshooting:
  - { symptom: Nothing changes., diagnosis: FIFO again., fix: Choose another policy. }
reflection: [Why?]
`,
  [LAB_TEXT]: '## Read\n\nRead the workload.\n\n## Try\n\nTry a policy.\n',
  [GLOSSARY]: `- id: process
  term: process
  definition: A program that runs.
  lesson: states
`,
}

export type Edit = readonly [file: string, from: string | RegExp, to: string]

/** Problems of the course after some edits, as `file:line message`. An edit that changes nothing is a mistake in the test. */
export async function problemsAfter(...edits: readonly Edit[]): Promise<string[]> {
  const files: Record<string, string> = { ...FILES }
  for (const [file, from, to] of edits) {
    const before = files[file] ?? ''
    files[file] = before === '' && from === '' ? to : before.replace(from, to)
    if (files[file] === before) throw new Error(`${String(from)} is not in ${file}`)
  }
  return problemsOf(files)
}

/** Problems of a content folder given as file texts. */
export async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'interleave-content-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true })
      await writeFile(path.join(root, name), text)
    }
    const { problems } = await checkContent(root)
    return problems.map(
      ({ file, line, message }) => `${path.relative(root, path.resolve(file))}:${line} ${message}`,
    )
  } finally {
    await rm(root, { recursive: true })
  }
}

/** The 1-based line of the first occurrence of a text in a file of the fixture. */
export function lineOf(file: string, text: string): number {
  const before = FILES[file]?.split(text)
  if (!before || before.length < 2) throw new Error(`"${text}" is not in ${file}`)
  return (before[0] ?? '').split('\n').length
}
