import { checkProgram } from '#sim/threads/check/check-program.ts'
import type { ExploreReply, ExploreRequest } from './messages.ts'

const reply = (message: ExploreReply) => self.postMessage(message)

self.addEventListener('message', ({ data: { source } }: MessageEvent<ExploreRequest>) => {
  const result = checkProgram(source, { onProgress: (progress) => reply({ type: 'progress', progress }) })
  reply({ type: 'done', result })
})
