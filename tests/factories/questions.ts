import { type Question, questionSchema } from '#lib/domain/questions/question.ts'

/** Two threads, one counter; eleven steps. */
const LOST_UPDATE = `from threading import Thread

counter = 0

def work():
    global counter
    counter += 1

a = Thread(target=work)
b = Thread(target=work)
a.start()
b.start()
a.join()
b.join()
`

const common = {
  stem: 'Which one?',
  difficulty: 'easy',
  explanation: 'CANARY-explanation',
} as const

/** Questions of every type. Whatever must stay on the server contains the word CANARY. */
export const questions = {
  single: make({
    ...common,
    type: 'single',
    id: 'single-1',
    objectives: ['know-single'],
    options: [
      { id: 'fifo', text: 'FIFO', feedback: 'CANARY-fifo' },
      { id: 'sjf', text: 'SJF', correct: true, feedback: 'CANARY-sjf' },
      { id: 'rr', text: 'Round robin', feedback: 'CANARY-rr' },
    ],
  }),
  multiple: make({
    ...common,
    type: 'multiple',
    id: 'multiple-1',
    points: 2,
    scoring: 'net-correct',
    options: [
      { id: 'a', text: 'Mutual exclusion', correct: true, feedback: 'CANARY-a' },
      { id: 'b', text: 'Hold and wait', correct: true, feedback: 'CANARY-b' },
      { id: 'c', text: 'Preemption', feedback: 'CANARY-c' },
      { id: 'd', text: 'Ageing', feedback: 'CANARY-d' },
    ],
  }),
  numeric: make({
    ...common,
    type: 'numeric',
    id: 'numeric-1',
    objectives: ['know-numeric'],
    answer: 12.5,
    tolerance: 0.25,
    unit: 'ticks',
    feedback: { correct: 'CANARY-right', incorrect: 'CANARY-wrong' },
  }),
  text: make({
    ...common,
    type: 'text',
    id: 'text-1',
    accepted: ['CANARY convoy effect', 'the  Convoy'],
    feedback: { correct: 'CANARY-right', incorrect: 'CANARY-wrong' },
  }),
  ordering: make({
    ...common,
    type: 'ordering',
    id: 'ordering-1',
    scoring: 'pairwise',
    items: [
      { id: 'load', text: 'load counter' },
      { id: 'add', text: 'add 1' },
      { id: 'store', text: 'store counter' },
    ],
    feedback: { correct: 'CANARY-right', incorrect: 'CANARY-wrong' },
  }),
  matching: make({
    ...common,
    type: 'matching',
    id: 'matching-1',
    pairs: [
      { id: 'ready', left: 'Ready', right: 'waits for the processor', feedback: 'CANARY-m1' },
      { id: 'blocked', left: 'Blocked', right: 'waits for something else', feedback: 'CANARY-m2' },
      { id: 'embryo', left: 'Embryo', right: 'not yet there', feedback: 'CANARY-m3' },
    ],
  }),
  trace: make({
    ...common,
    type: 'trace',
    id: 'trace-1',
    objectives: ['know-trace'],
    program: 'i = 1\nwhile i < 4:\n    i = i + 2\n',
    columns: ['i', 'i < 4'],
    rows: [
      { label: 'after line 1', cells: [1, { answer: 'True', accepted: ['yes'], feedback: 'CANARY-t1' }] },
      {
        label: 'after line 3',
        cells: [
          { answer: 3, feedback: 'CANARY-t2' },
          { answer: 'True', feedback: 'CANARY-t3' },
        ],
      },
      { label: 'after line 3, again', cells: [{ answer: 5, feedback: 'CANARY-t4' }, 'False'] },
    ],
  }),
  schedule: make({
    ...common,
    type: 'schedule',
    id: 'schedule-1',
    program: LOST_UPDATE,
    goal: { variables: { counter: 1 } },
    answer: 'main main main T1 T1 T2 T2 T2 T1 main main',
    feedback: { correct: 'CANARY-right', incorrect: 'CANARY-wrong' },
  }),
} as const

export const allQuestions: readonly Question[] = Object.values(questions)

function make<Type extends Question['type']>(
  input: { type: Type } & Record<string, unknown>,
): Extract<Question, { type: Type }> {
  return questionSchema.parse(input) as Extract<Question, { type: Type }>
}
