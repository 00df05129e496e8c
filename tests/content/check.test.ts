import { expect, test } from 'vitest'
import {
  CARD,
  COURSE,
  type Edit,
  FILES,
  GLOSSARY,
  LAB,
  LAB_TEXT,
  LESSON,
  lineOf,
  MODULE,
  problemsAfter,
  problemsOf,
  QUIZ,
} from './course-fixture.ts'

type Rule = {
  readonly rule: string
  readonly edit: Edit
  /** Where the problem must be shown: the line of this text before the edit. */
  readonly at: readonly [file: string, text: string]
  readonly says: RegExp
}

const RULES: readonly Rule[] = [
  {
    rule: 'a certificate that asks for a lab there is not',
    edit: [COURSE, '- beat-fifo', '- beat-lifo'],
    at: [COURSE, '- beat-fifo'],
    says: /There is no lab "beat-lifo"/,
  },
  {
    rule: 'an edition that does not fit on a certificate',
    edit: [COURSE, '"2026"', '"a very long name of an edition"'],
    at: [COURSE, 'edition:'],
    says: /at most 20 letters/,
  },
  {
    rule: 'a missing frontmatter key',
    edit: [LESSON, 'minutes: 5\n', ''],
    at: [LESSON, 'id: states'],
    says: /"minutes" is missing/,
  },
  {
    rule: 'a frontmatter value of the wrong type',
    edit: [LESSON, 'minutes: 5', 'minutes: long'],
    at: [LESSON, 'minutes: 5'],
    says: /minutes/,
  },
  {
    rule: 'an unknown frontmatter key',
    edit: [LESSON, 'minutes: 5', 'minutes: 5, author: x'.replace(', ', '\n')],
    at: [LESSON, 'objectives:'],
    says: /unknown key "author"/,
  },
  {
    rule: 'broken YAML in a block',
    edit: [LESSON, 'title: A long job', 'title: A long: job'],
    at: [LESSON, 'title: A long job'],
    says: /YAML cannot be read/,
  },
  {
    rule: 'a duplicate YAML key',
    edit: [LESSON, 'question: Who runs first?', 'id: again'],
    at: [LESSON, 'question: Who runs first?'],
    says: /unique/i,
  },
  {
    rule: 'a generated question of a simulation that is not there',
    edit: [QUIZ, 'simulation: scheduling', 'simulation: cooking'],
    at: [QUIZ, 'simulation: scheduling'],
    says: /no simulation "cooking"/,
  },
  {
    rule: 'a generated question of a kind that is not there',
    edit: [QUIZ, 'generator: finish-order', 'generator: start-order'],
    at: [QUIZ, 'generator: finish-order'],
    says: /Known are average-turnaround/,
  },
  {
    rule: 'a traced row that is not as wide as its table',
    edit: [QUIZ, 'cells: [1, 2]', 'cells: [1, 2, 3]'],
    at: [QUIZ, 'cells: [1, 2]'],
    says: /has 3 cells; the table has 2 columns/,
  },
  {
    rule: 'a trace that asks nothing',
    edit: [QUIZ, '{ answer: 4, feedback: Two more. }', '4'],
    at: [QUIZ, 'rows:'],
    says: /No cell is asked/,
  },
  {
    rule: 'a schedule that does not lead to its goal',
    edit: [QUIZ, 'variables: { steps: 1 }', 'variables: { steps: 0 }'],
    at: [QUIZ, 'answer: main main'],
    says: /does not get there: The program ended\. steps = 1/,
  },
  {
    rule: 'a schedule with a turn that is not possible',
    edit: [QUIZ, 'T2 T2 T2 T1', 'T2 T2 T2 T2'],
    at: [QUIZ, 'answer: main main'],
    says: /A turn of this schedule is not possible/,
  },
  {
    rule: 'a schedule written in other words',
    edit: [QUIZ, 'T2 T2 T2 T1', 'then the rest'],
    at: [QUIZ, 'answer: main main'],
    says: /Write 1 to 40 turns/,
  },
  {
    rule: 'a goal that is reached when nobody is interrupted',
    edit: [QUIZ, 'goal: { variables: { steps: 1 } }', 'goal: { end: finished }'],
    at: [QUIZ, 'goal: {'],
    says: /nothing to find/,
  },
  {
    rule: 'a program of a schedule that does not compile',
    edit: [QUIZ, 'steps += 1', 'steps +='],
    at: [QUIZ, 'program: |'],
    says: /Line 5 of the program/,
  },
  {
    rule: 'a setting that the generator does not know',
    edit: [QUIZ, 'settings: { policy: rr }', 'settings: { quantum: 3 }'],
    at: [QUIZ, 'settings: { policy: rr }'],
    says: /quantum/,
  },
  {
    rule: 'a setting beyond what the generator can draw',
    edit: [QUIZ, 'settings: { policy: rr }', 'settings: { policy: lottery }'],
    at: [QUIZ, 'settings: { policy: rr }'],
    says: /settings\.policy/,
  },
  {
    rule: 'a question without a key',
    edit: [LESSON, 'text: Ready, correct: true,', 'text: Ready,'],
    at: [LESSON, 'options:'],
    says: /exactly one option/,
  },
  {
    rule: 'a question with two keys',
    edit: [LESSON, 'text: Blocked,', 'text: Blocked, correct: true,'],
    at: [LESSON, 'options:'],
    says: /2 are marked/,
  },
  {
    rule: 'an option without feedback',
    edit: [LESSON, ', feedback: It has not asked for anything yet.', ''],
    at: [LESSON, '{ id: blocked'],
    says: /"feedback" is missing/,
  },
  {
    rule: 'a quiz question without its answer',
    edit: [QUIZ, '    answer: 3\n', ''],
    at: [QUIZ, '- type: numeric'],
    says: /"answer" is missing/,
  },
  {
    rule: 'a prediction without a right choice',
    edit: [LESSON, 'text: A, correct: true,', 'text: A,'],
    at: [LESSON, 'choices:'],
    says: /None of the choices/,
  },
  {
    rule: 'a link to a missing lesson',
    edit: [LESSON, 'lesson:paging', 'lesson:pageing'],
    at: [LESSON, 'See [paging]'],
    says: /no lesson "pageing"/,
  },
  {
    rule: 'a link to a missing heading',
    edit: [LESSON, '#three-states', '#two-states'],
    at: [LESSON, 'Read [this section]'],
    says: /no heading "two-states"/,
  },
  {
    rule: 'a link to a heading of a planned lesson',
    edit: [LESSON, 'lesson:paging', 'lesson:paging#tables'],
    at: [LESSON, 'See [paging]'],
    says: /planned/,
  },
  {
    rule: 'a link to a missing card',
    edit: [LESSON, 'card:what-is-a-process', 'card:what'],
    at: [LESSON, 'the card'],
    says: /no card "what"/,
  },
  {
    rule: 'a link to a missing lab',
    edit: [LESSON, 'lab:beat-fifo', 'lab:beat'],
    at: [LESSON, 'the lab'],
    says: /no lab "beat"/,
  },
  {
    rule: 'a link to a missing quiz',
    edit: [LESSON, 'quiz:processes-quiz', 'quiz:other'],
    at: [LESSON, 'the quiz'],
    says: /no quiz "other"/,
  },
  {
    rule: 'a link to a missing simulation',
    edit: [LESSON, 'simulation:scheduling', 'simulation:chess'],
    at: [LESSON, 'the machine'],
    says: /no simulation "chess"/,
  },
  {
    rule: 'an unknown term',
    edit: [LESSON, '<Term id="process">', '<Term id="proces">'],
    at: [LESSON, '<Term'],
    says: /glossary has no "proces"/,
  },
  {
    rule: 'a figure without alt text',
    edit: [LESSON, '## Three states', '<Figure src="/figures/a.svg" caption="A"/>'],
    at: [LESSON, '## Three states'],
    says: /needs alt=/,
  },
  {
    rule: 'a figure that does not exist',
    edit: [LAB_TEXT, '## Try', '<Figure src="/figures/a.svg" alt="A" caption="A"/>'],
    at: [LAB_TEXT, '## Try'],
    says: /does not exist/,
  },
  {
    rule: 'a heading level that is skipped',
    edit: [LESSON, '### Ready', '#### Ready'],
    at: [LESSON, '### Ready'],
    says: /jumps from level 2 to level 4/,
  },
  {
    rule: 'a title inside the text',
    edit: [LAB_TEXT, '## Try', '# Try'],
    at: [LAB_TEXT, '## Try'],
    says: /start at ##/,
  },
  {
    rule: 'an unknown simulation',
    edit: [LESSON, 'sim scheduling', 'sim chess'],
    at: [LESSON, 'sim scheduling'],
    says: /no simulation "chess"/,
  },
  {
    rule: 'an unknown preset',
    edit: [LESSON, 'config:\n', 'preset: nothing\nconfig:\n'],
    at: [LESSON, 'config:\n'],
    says: /no preset "nothing"/,
  },
  {
    rule: 'a config the simulation refuses',
    edit: [LESSON, 'policy: fifo', 'policy: lifo'],
    at: [LESSON, 'policy: fifo'],
    says: /refused at policy/,
  },
  {
    rule: 'a config that is wrong deep inside',
    edit: [LESSON, '- { arrival: 0, run: 3 }', '- { arrival: -1, run: 3 }'],
    at: [LESSON, '- { arrival: 0, run: 3 }'],
    says: /jobs\.1\.arrival/,
  },
  {
    rule: 'a printed number the simulation contradicts',
    edit: [LESSON, '>15</Value>', '>14</Value>'],
    at: [LESSON, '<Value'],
    says: /says 14, but averageTurnaround of "convoy" is 15/,
  },
  {
    rule: 'a printed number of an unknown metric',
    edit: [LESSON, 'of="averageTurnaround"', 'of="speed"'],
    at: [LESSON, '<Value'],
    says: /no metric "speed"/,
  },
  {
    rule: 'a printed number of an unknown simulation block',
    edit: [LESSON, 'sim="convoy"', 'sim="other"'],
    at: [LESSON, '<Value'],
    says: /no simulation "other"/,
  },
  {
    rule: 'a question id used twice',
    edit: [QUIZ, 'id: how-many-states', 'id: first-state'],
    at: [QUIZ, 'id: how-many-states'],
    says: /question "first-state" already exists at .*lesson\.mdx/,
  },
  {
    rule: 'a lesson id used twice',
    edit: ['courses/systems/02-memory/module.yaml', 'id: paging', 'id: fork'],
    at: ['courses/systems/02-memory/module.yaml', 'id: paging'],
    says: /lesson "fork" already exists/,
  },
  {
    rule: 'a glossary id used twice',
    edit: [GLOSSARY, '  lesson: states\n', '- { id: process, term: p, definition: d }\n'],
    at: [GLOSSARY, 'lesson: states'],
    says: /glossary entry "process" already exists/,
  },
  {
    rule: 'an id that differs from its folder',
    edit: [LESSON, 'id: states', 'id: stages'],
    at: [LESSON, 'id: states'],
    says: /differs from the name/,
  },
  {
    rule: 'an id that differs from its file',
    edit: [CARD, 'id: what-is-a-process', 'id: process'],
    at: [CARD, 'id: what-is-a-process'],
    says: /differs from the name/,
  },
  {
    rule: 'a missing prerequisite',
    edit: [LESSON, 'prerequisites: [fork]', 'prerequisites: [spoon]'],
    at: [LESSON, 'prerequisites:'],
    says: /no lesson "spoon"/,
  },
  {
    rule: 'a lesson that needs itself',
    edit: [LESSON, 'prerequisites: [fork]', 'prerequisites: [states]'],
    at: [LESSON, 'prerequisites:'],
    says: /lead back/,
  },
  {
    rule: 'a missing card of a lesson',
    edit: [LESSON, 'cards: [what-is-a-process]', 'cards: [other]'],
    at: [LESSON, 'cards:'],
    says: /no card "other"/,
  },
  {
    rule: 'a missing lab of a lesson',
    edit: [LESSON, 'labs: [beat-fifo]', 'labs: [other]'],
    at: [LESSON, 'labs:'],
    says: /no lab "other"/,
  },
  {
    rule: 'a card that leads to a missing heading',
    edit: [CARD, 'states#three-states', 'states#four-states'],
    at: [CARD, 'lesson: states'],
    says: /no heading "four-states"/,
  },
  {
    rule: 'a glossary entry that leads to a missing lesson',
    edit: [GLOSSARY, 'lesson: states', 'lesson: stages'],
    at: [GLOSSARY, 'lesson: states'],
    says: /no lesson "stages"/,
  },
  {
    rule: 'a question for an objective nobody states',
    edit: [QUIZ, 'objectives: [name-states]', 'objectives: [fly]'],
    at: [QUIZ, 'objectives:'],
    says: /objective "fly"/,
  },
  {
    rule: 'a lab whose times do not add up',
    edit: [LAB, 'minutes: 15', 'minutes: 20'],
    at: [LAB, 'minutes: 15'],
    says: /add up to 15/,
  },
  {
    rule: 'a part of a lab that is no heading of it',
    edit: [LAB, 'title: Try,', 'title: Work,'],
    at: [LAB, '- { title: Try'],
    says: /No heading of lab\.mdx is called “Work”/,
  },
  {
    rule: 'a required deliverable in no part of its lab',
    edit: [LAB, ', deliverables: [sooner]', ''],
    at: [LAB, '- id: sooner'],
    says: /sooner belongs to no part/,
  },
  {
    rule: 'a deliverable in two parts of its lab',
    edit: [LAB, 'title: Read, minutes: 5', 'title: Read, minutes: 5, deliverables: [sooner]'],
    at: [LAB, '- id: sooner'],
    says: /sooner belongs to 2 parts/,
  },
  {
    rule: 'a part with a deliverable that its lab does not have',
    edit: [LAB, 'title: Read, minutes: 5', 'title: Read, minutes: 5, deliverables: [later]'],
    at: [LAB, '- { title: Read'],
    says: /names the deliverable later, which this lab does not have/,
  },
  {
    rule: 'a lab in a missing module',
    edit: [LAB, 'module: processes', 'module: other'],
    at: [LAB, 'module:'],
    says: /no module "other"/,
  },
  {
    rule: 'a lab that offers a missing card',
    edit: [LAB, 'module: processes', 'module: processes\ncard: not-there'],
    at: [LAB, 'minutes: 15'],
    says: /no card "not-there"/,
  },
  {
    rule: 'a lab on an unknown simulation',
    edit: [LAB, 'simulation: scheduling', 'simulation: chess'],
    at: [LAB, 'simulation: scheduling'],
    says: /no simulation "chess"/,
  },
  {
    rule: 'a lab whose scenario is refused',
    edit: [LAB, 'run: 9', 'run: -9'],
    at: [LAB, 'config:'],
    says: /scenario "monday" is refused/,
  },
  {
    rule: 'a lab whose start is refused',
    edit: [LAB, 'start: { policy: fifo }', 'start: { policy: lifo }'],
    at: [LAB, 'start:'],
    says: /refused at policy/,
  },
  {
    rule: 'an editable path without a start',
    edit: [LAB, 'editable: [policy]', 'editable: [policy, quantumTicks]'],
    at: [LAB, 'editable:'],
    says: /no start value/,
  },
  {
    rule: 'a start value nobody may edit',
    edit: [LAB, 'start: { policy: fifo }', 'start: { policy: fifo, quantumTicks: 1 }'],
    at: [LAB, 'start:'],
    says: /not editable/,
  },
  {
    rule: 'a deliverable on a missing scenario',
    edit: [LAB, '    goals:', '    scenario: tuesday\n    goals:'],
    at: [LAB, '    goals:'],
    says: /no scenario "tuesday"/,
  },
  {
    rule: 'a goal that cannot be measured',
    edit: [LAB, 'path: averageTurnaround', 'path: speed'],
    at: [LAB, 'path:'],
    says: /no "speed"/,
  },
  {
    rule: 'a lesson without a simulation',
    edit: [LESSON, /```sim[\s\S]*?```\n\nThe average.*\n/, ''],
    at: [LESSON, '---'],
    says: /embeds no simulation/,
  },
  {
    rule: 'a lesson without a prediction',
    edit: [LESSON, /```predict[\s\S]*?```/, 'x'],
    at: [LESSON, '---'],
    says: /asks for no prediction/,
  },
  {
    rule: 'a lesson folder that module.yaml does not name',
    edit: [MODULE, 'id: states', 'id: stages'],
    at: [LESSON, '---'],
    says: /not in the table of contents/,
  },
  {
    rule: 'HTML in a stem',
    edit: [QUIZ, 'stem: How many', 'stem: How <b>many</b>'],
    at: [QUIZ, 'stem:'],
    says: /HTML is not allowed/,
  },
  {
    rule: 'a link in a card that may not be there',
    edit: [CARD, 'approach: Say what it owns.', 'approach: "[x](javascript:alert)"'],
    at: [CARD, 'approach:'],
    says: /cannot lead to/,
  },
]

test('the fixture course has no problem', async () => {
  expect(await problemsOf(FILES)).toEqual([])
})

test.each(RULES)('$rule is found at its line', async ({ edit, at, says }) => {
  const problems = await problemsAfter(edit)
  const place = `${at[0]}:${lineOf(...at)} `
  expect(problems.filter((problem) => problem.startsWith(place)).join('\n')).toMatch(says)
})

test('all problems of all files come at once, in the order of files and lines', async () => {
  const problems = await problemsAfter(
    [LESSON, 'lesson:paging', 'lesson:pageing'],
    [LESSON, '>15</Value>', '>14</Value>'],
    [LAB, 'minutes: 15', 'minutes: 20'],
    [CARD, 'states#three-states', 'stages'],
  )
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    `${LESSON}:${lineOf(LESSON, 'See [paging]')}`,
    `${LESSON}:${lineOf(LESSON, '<Value')}`,
    `${CARD}:${lineOf(CARD, 'lesson:')}`,
    `${LAB}:${lineOf(LAB, 'minutes: 15')}`,
  ])
})

test('a line inside a block scalar of YAML is counted from its first line', async () => {
  const problems = await problemsAfter([
    QUIZ,
    'stem: How many states are there?',
    'stem: |\n      Count them.\n\n      ![x](y)',
  ])
  expect(problems).toEqual([`${QUIZ}:${lineOf(QUIZ, 'stem:') + 3} Markdown images are not allowed.`])
})

test('a file that cannot be read does not drag down what refers to it', async () => {
  const problems = await problemsAfter([CARD, 'difficulty: easy', 'difficulty: extreme'])
  expect(problems).toHaveLength(1)
})

test('a rounded number agrees when it says to how many digits', async () => {
  const edit: Edit = [LESSON, 'of="averageTurnaround">15<', 'of="throughput" digits="1">166.7<']
  expect(await problemsAfter(edit)).toEqual([])
  expect(await problemsAfter([edit[0], edit[1], edit[2].replace(' digits="1"', '')])).toHaveLength(1)
})

test('prerequisites of two lessons that need each other are a problem of both', async () => {
  const other = `---
id: fork
title: Fork and exec
summary: How a process begins.
minutes: 3
objectives: [{ id: name-fork, text: Say what fork returns. }]
prerequisites: [states]
takeaways: [Fork returns twice.]
sources: [{ title: A book, why: More on fork. }]
---

Fork returns twice.
`
  const folder = 'courses/systems/01-processes/02-fork/lesson.mdx'
  const problems = await problemsOf({ ...FILES, [folder]: other })
  const circles = problems.filter((problem) => problem.includes('lead back'))
  expect(circles).toHaveLength(2)
  expect(circles.join()).toMatch(/"states".*"fork"|"fork".*"states"/s)
})
