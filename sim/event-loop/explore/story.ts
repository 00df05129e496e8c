import type { EventLoopEvent } from '../events.ts'
import type { RuntimeOptions } from '../loop/options.ts'
import { type LoadedProgram, runLoaded } from '../run-program.ts'
import { replaying } from './schedule.ts'

/** One step of a run in words. `line` is 0 where no line of the program is meant. */
export type StoryStep = { readonly thread: string; readonly line: number; readonly text: string }

const MOST_STEPS = 200

/** What happens in a run under a schedule: callbacks, waits, output, and how it ends. */
export function storyOf(
  loaded: LoadedProgram,
  schedule: string,
  options: Partial<RuntimeOptions>,
): readonly StoryStep[] {
  const events: EventLoopEvent[] = []
  runLoaded(loaded, {
    ...options,
    choose: replaying(schedule),
    observe: (event) => {
      if (events.length < 20 * MOST_STEPS) events.push(event)
    },
  })
  const steps: StoryStep[] = []
  let line = 0
  for (const event of events) {
    if (event.type === 'line-reached') line = event.line
    const told = textOf(event, line)
    if (told !== null && steps.length < MOST_STEPS) {
      steps.push({ thread: event.thread === 0 ? 'main' : `worker ${event.thread}`, ...told })
    }
  }
  return steps
}

function textOf(
  event: EventLoopEvent,
  line: number,
): { readonly line: number; readonly text: string } | null {
  switch (event.type) {
    case 'callback-started':
      return event.queue === 'microtask' && !event.label.endsWith('goes on')
        ? null
        : { line: event.line, text: `${event.label} runs` }
    case 'function-suspended':
      return { line: event.line, text: `${event.name} waits; others may run` }
    case 'job-submitted':
      return { line, text: `${event.label} begins` }
    case 'message-sent':
      return { line, text: `sends ${event.value}` }
    case 'cpu-used':
      return { line, text: `computes for ${event.ms} ms` }
    case 'printed':
      return { line, text: `prints ${event.text.split('\n')[0]?.slice(0, 80)}` }
    case 'error-uncaught':
      return { line: event.line, text: `ends with ${event.message.split('\n')[0]}` }
    default:
      return null
  }
}
