import { fileReader } from '#lib/domain/labs/script-files.ts'
import { exploreProgram } from '#sim/event-loop/explore/explore-program.ts'
import type { OrdersReply, OrdersRequest } from './orders-messages.ts'

const reply = (message: OrdersReply) => self.postMessage(message)

self.addEventListener('message', ({ data: { source, files } }: MessageEvent<OrdersRequest>) => {
  let told = 0
  const exploration = exploreProgram(source, {
    program: { readFile: fileReader(files) },
    onProgress: ({ runs }) => {
      if (runs < told + 50) return
      told = runs
      reply({ type: 'progress', runs })
    },
  })
  reply({ type: 'done', exploration })
})
