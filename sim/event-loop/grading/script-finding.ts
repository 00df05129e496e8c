import type { StoryStep } from '../explore/story.ts'

export type ScriptFailure = {
  readonly type: 'assertion' | 'exception' | 'non-termination' | 'blocked-loop' | 'too-little-work'
  readonly message: string
  /** Lines of the whole program, harness included. */
  readonly lines: readonly number[]
  readonly schedule: string
  readonly deviations: number
}

/** A failure as its learner may see it: everything about their own lines, nothing of the harness's text. */
export type ScriptFinding = {
  readonly type: ScriptFailure['type']
  readonly message: string
  /** Their own lines that take part. */
  readonly lines: readonly number[]
  /** Completions that came in another order than by themselves. */
  readonly preemptions: number
  /** The order in words; consecutive steps inside the harness are one. */
  readonly steps: readonly { readonly thread: string; readonly line: number | null; readonly text: string }[]
}

const WORDS: Readonly<Record<ScriptFailure['type'], string>> = {
  assertion: 'What the check asks for does not hold in some order of completion.',
  exception: 'An error ends the program in some order of completion.',
  'non-termination':
    'In some order of completion the program ends, or goes on for ever, before everything that was asked for is done: a promise is never settled.',
  'blocked-loop': 'The loop is blocked for too long: timers, requests and results have to wait.',
  'too-little-work': 'Less work is done than was asked for.',
}

export type Learners = {
  /** So many lines, from the first, are the learner's; the rest is the harness. */
  readonly ownLines: number
  /** Takes the harness's own names out of a text. */
  readonly withoutNames: (text: string) => string
}

const MOST_STEPS = 60

/** `failure` with its story as the learner may see it. */
export function findingOf(
  failure: ScriptFailure,
  story: readonly StoryStep[],
  { ownLines, withoutNames }: Learners,
): ScriptFinding {
  const isOwn = (line: number) => line > 0 && line <= ownLines
  const steps: { thread: string; line: number | null; text: string }[] = []
  for (const { thread, line, text } of story) {
    if (isOwn(line)) steps.push({ thread, line, text: withoutNames(text) })
    else {
      const last = steps.at(-1)
      if (last?.line !== null || last.thread !== thread) {
        steps.push({ thread, line: null, text: 'works for the check' })
      }
    }
  }
  const { type, message, lines, deviations } = failure
  const isAllOwn = lines.length > 0 && lines.every(isOwn)
  return {
    // An error out of the harness's lines is what it checks for.
    type: type === 'exception' && !isAllOwn ? 'assertion' : type,
    // A message may quote names, values or assertions of any line it is about.
    message: isAllOwn ? withoutNames(message) : WORDS[type === 'exception' ? 'assertion' : type],
    lines: lines.filter(isOwn),
    preemptions: deviations,
    steps: steps.slice(0, MOST_STEPS),
  }
}
