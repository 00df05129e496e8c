import { checkProgram } from '#sim/threads/check/check-program.ts'
import { withoutLocks } from '#sim/threads/mutation/without-locks.ts'
import type { ExploreReply, ExploreRequest } from './messages.ts'

/** As the checker's own budget: 1 M transitions for 300 k states. */
const TRANSITIONS_PER_STATE = 10 / 3
const DEFAULT_STATES = 300_000

const reply = (message: ExploreReply) => self.postMessage(message)

self.addEventListener('message', ({ data: { source, variant, options } }: MessageEvent<ExploreRequest>) => {
  const bare = withoutLocks(source)
  const examined = variant === 'without-locks' && bare !== null ? bare : source
  const result = checkProgram(examined, {
    ...options,
    maxTransitions: TRANSITIONS_PER_STATE * (options.maxStates ?? DEFAULT_STATES),
    onProgress: (progress) => reply({ type: 'progress', progress }),
  })
  reply({ type: 'done', result, examined, hasLocks: bare !== null })
})
