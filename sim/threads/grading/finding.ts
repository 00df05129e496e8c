import type { Violation, ViolationType } from '../check/types.ts'

/** A failure as its learner may see it: everything about their own lines, nothing of the harness's text. */
export type Finding = {
  readonly type: ViolationType
  readonly message: string
  /** Their own lines that take part. */
  readonly lines: readonly number[]
  readonly preemptions: number
  /** The schedule in words; consecutive steps of one thread inside the harness are one. */
  readonly steps: readonly { readonly thread: string; readonly line: number | null; readonly text: string }[]
}

const WORDS: Readonly<Record<ViolationType, string>> = {
  'syntax-error': 'The program does not compile.',
  'data-race': 'Two threads use the same data at the same time, and nothing orders them.',
  assertion: 'What the check asks for does not hold at the end of some schedule.',
  exception: 'An exception ends a thread under some schedule.',
  deadlock: 'Under some schedule no thread can go on.',
  'lost-wakeup': 'A notification comes before its thread waits, and is lost.',
  'non-termination': 'Under some schedule the program can never end.',
  misuse: 'A lock, a thread or a queue is used as it must not be.',
  'leaked-permit': 'A lock or permit is kept for ever.',
  starvation: 'A thread can wait for ever while others go on.',
  'bounded-waiting': 'While a thread waits, others pass it more often than is allowed.',
  invariant: 'What always has to be true is not, under some schedule.',
}

export type Learners = {
  /** So many lines, from the first, are the learner's; the rest is the harness. */
  readonly ownLines: number
  /** Takes the harness's own names out of a text. */
  readonly withoutNames: (text: string) => string
}

/** `violation` as its learner may see it. */
export function findingOf(violation: Violation, { ownLines, withoutNames }: Learners): Finding {
  const { type, message, lines, preemptions } = violation
  const isOwn = (line: number) => line > 0 && line <= ownLines
  const steps: { thread: string; line: number | null; text: string }[] = []
  for (const { thread, line, text } of violation.steps) {
    const last = steps.at(-1)
    if (isOwn(line)) steps.push({ thread: withoutNames(thread), line, text: withoutNames(text) })
    else if (last?.line !== null || last.thread !== withoutNames(thread))
      steps.push({ thread: withoutNames(thread), line: null, text: 'works for the check' })
  }
  // A message may quote names, values or assertions of any line it is about.
  const isAllOwn = lines.length > 0 && lines.every(isOwn)
  return {
    type,
    message: isAllOwn ? withoutNames(message) : WORDS[type],
    lines: lines.filter(isOwn),
    preemptions,
    steps,
  }
}
