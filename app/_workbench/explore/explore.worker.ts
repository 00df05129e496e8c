import { checkProgram } from '#sim/threads/check/check-program.ts'
import { withoutLocks } from '#sim/threads/mutation/without-locks.ts'
import type { ExploreReply, ExploreRequest } from './messages.ts'

const reply = (message: ExploreReply) => self.postMessage(message)

self.addEventListener('message', ({ data: { source, variant } }: MessageEvent<ExploreRequest>) => {
  const bare = withoutLocks(source)
  const examined = variant === 'without-locks' && bare !== null ? bare : source
  const result = checkProgram(examined, { onProgress: (progress) => reply({ type: 'progress', progress }) })
  reply({ type: 'done', result, examined, hasLocks: bare !== null })
})
