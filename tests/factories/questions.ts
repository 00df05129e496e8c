import { type Question, questionSchema } from '#lib/domain/questions/question.ts'

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
} as const

export const allQuestions: readonly Question[] = Object.values(questions)

function make<Type extends Question['type']>(
  input: { type: Type } & Record<string, unknown>,
): Extract<Question, { type: Type }> {
  return questionSchema.parse(input) as Extract<Question, { type: Type }>
}
