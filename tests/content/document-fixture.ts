/** Of a lesson that passes the gate. */
export const FRONTMATTER = `---
id: states
title: Process states
summary: What a process can be doing.
minutes: 5
objectives: [{ id: name-states, text: Name them. }]
takeaways: [One.]
sources: [{ title: A book, why: More. }]
---
`

/** A lesson that passes the gate, with the given text. */
export const lessonOf = (body: string) => `${FRONTMATTER}\n${body}\n`

/** One of everything that a lesson may use. Whatever must stay on the server carries the word CANARY. */
export const EVERYTHING =
  lessonOf(`A <Term id="process">process</Term> is [planned elsewhere](lesson:paging) and
[open here](lesson:states#three-states), and $T = a + b$.

## Three states & more

<Callout type="insight" title="A title">

Text in **bold**.

</Callout>

<Steps>

1. First
2. Second

</Steps>

<Compare caption="Two things">

| | A | B |
|---|---|---|
| x | 1 | 2 |

</Compare>

<Details title="Further">Hidden text.</Details>

<WrongFixed>

\`\`\`c title="wrong.c"
counter++;
\`\`\`

\`\`\`c
lock(); counter++; unlock();
\`\`\`

</WrongFixed>

<TryIt title="Your threads">

\`\`\`bash
ps -eLf
\`\`\`

</TryIt>

<Figure src="/figures/states.svg" alt="Three circles" caption="The states"/>

\`\`\`memory-map
title: An address space
columns:
  - title: One process
    regions:
      - { label: stack of T1, kind: stack, owner: T1, size: 8 MB }
      - { label: program, kind: code, from: "0x400000" }
\`\`\`

\`\`\`predict
id: who-runs
question: Who runs **first**?
choices:
  - { text: Job A, correct: true, feedback: It came first. }
  - { text: Job B, feedback: It came second. }
answer: Job A runs first, always.
\`\`\`

\`\`\`sim scheduling
id: convoy
title: A long job and two short ones
config:
  policy: fifo
  jobs: [{ arrival: 0, run: 12 }, { arrival: 0, run: 3 }, { arrival: 0, run: 3 }]
\`\`\`

It is <Value sim="convoy" of="averageTurnaround">15</Value> ticks.

\`\`\`question
type: single
id: first-state
stem: Which state comes **first**?
difficulty: easy
objectives: [name-states]
explanation: CANARY-explanation
options:
  - { id: canary-right, text: Ready, correct: true, feedback: CANARY-feedback-right }
  - { id: canary-wrong, text: Blocked, feedback: CANARY-feedback-wrong }
\`\`\`

\`\`\`question
type: numeric
id: how-many
stem: How many?
difficulty: medium
explanation: CANARY-explanation
answer: 987654321
tolerance: 123456789
feedback: { correct: CANARY-yes, incorrect: CANARY-no }
\`\`\`

\`\`\`question
type: text
id: what-word
stem: Which word?
difficulty: hard
explanation: CANARY-explanation
accepted: [CANARY-accepted]
feedback: { correct: CANARY-yes, incorrect: CANARY-no }
\`\`\`

\`\`\`question
type: ordering
id: which-order
stem: In which order?
difficulty: hard
explanation: CANARY-explanation
items: [{ id: canary-a, text: Alpha }, { id: canary-b, text: Beta }, { id: canary-c, text: Gamma }]
feedback: { correct: CANARY-yes, incorrect: CANARY-no }
\`\`\`

\`\`\`question
type: matching
id: which-pairs
stem: What belongs together?
difficulty: hard
explanation: CANARY-explanation
pairs:
  - { id: canary-1, left: L1, right: R1, feedback: CANARY-feedback }
  - { id: canary-2, left: L2, right: R2, feedback: CANARY-feedback }
\`\`\``)
