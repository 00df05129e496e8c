import { parentPort } from 'node:worker_threads'
import { invariant } from '#lib/shared/invariant.ts'

/** The other end of `worker-client.ts`, inside the thread: answers every request with what `work` returns. */
export function answerRequests<Input, Output>(work: (input: Input) => Promise<Output>): void {
  invariant(parentPort, 'this file runs as a worker thread')
  const port = parentPort
  port.on('message', async ({ id, input }: { id: number; input: Input }) => {
    try {
      port.postMessage({ type: 'done', id, output: await work(input) })
    } catch (error) {
      port.postMessage({
        type: 'failed',
        id,
        message: error instanceof Error ? error.message : String(error),
      })
    }
  })
  port.postMessage({ type: 'ready' })
}
