import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import type { LineMark } from './editor-extensions.ts'

/** Where each thread stands in the text, and the line that the last step acted on. */
export function marksOf(moment: Moment | null): readonly LineMark[] {
  if (!moment) return []
  const standing = moment.view.threads
    .filter(({ line }) => line > 0)
    .map(({ line, tid, label }) => ({ line, tid, label, isActive: false }))
  const { step } = moment
  if (step === null) return standing
  return [...standing, { line: step.line, tid: step.tid, label: threadLabel(step.tid), isActive: true }]
}
