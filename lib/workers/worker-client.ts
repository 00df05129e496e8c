import path from 'node:path'
import { Worker } from 'node:worker_threads'

const START_LIMIT_MS = 30_000

/** On a busy machine a thread may need this many times its limit by the clock: the limit is on its own work. */
const PATIENCE = 3

type Reply<Output> =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly output: Output }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }

type Running = { readonly worker: Worker; readonly isReady: Promise<void> }

export type WorkerClient<Input, Output> = {
  /**
   * One request at a time, in order. Null when it failed, was out of memory, or took more than `limitMs` of processor
   * time (three times that by the clock).
   */
  readonly ask: (input: Input, limitMs: number) => Promise<Output | null>
  readonly waiting: () => number
  /** Ends the thread, for tests and a clean shutdown. The next request starts a new one. */
  readonly close: () => Promise<void>
}

/**
 * Runs `lib/workers/<file>` as one thread with little memory and no environment. A thread that fails or does not answer
 * in time is killed, and the next request gets a fresh one.
 */
export function createWorkerClient<Input, Output>(
  file: string,
  { memoryMb }: { readonly memoryMb: number },
): WorkerClient<Input, Output> {
  let running: Running | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let lastId = 0

  function start(): Running {
    const worker = new Worker(workerFile(file), {
      env: { NODE_ENV: 'production' },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    worker.on('error', () => {
      if (running?.worker === worker) running = null
    })
    const isReady = firstReply<Output, true>(worker, START_LIMIT_MS, ({ type }) => type === 'ready' || null)
    return { worker, isReady: isReady.then(() => undefined) }
  }

  async function close(): Promise<void> {
    const worker = running?.worker
    running = null
    await worker?.terminate()
  }

  async function askNow(input: Input, limitMs: number): Promise<Output | null> {
    running ??= start()
    const { worker, isReady } = running
    worker.ref()
    try {
      await isReady
      const id = ++lastId
      const answer = firstReply<Output, { output: Output }>(worker, PATIENCE * limitMs, (reply) => {
        if (reply.type === 'ready' || reply.id !== id) return null
        if (reply.type === 'failed') throw new Error(reply.message)
        return { output: reply.output }
      })
      const stopWatching = killWhenSpent(worker, limitMs)
      worker.postMessage({ id, input })
      return (await answer.finally(stopWatching)).output
    } catch {
      await close()
      return null
    } finally {
      worker.unref()
    }
  }

  return {
    ask(input, limitMs) {
      waiting++
      const turn = queue.then(() => askNow(input, limitMs)).finally(() => waiting--)
      queue = turn
      return turn
    },
    waiting: () => waiting,
    close,
  }
}

/** Bundlers must not see a worker here: the file is run as it is, from the project's root. */
function workerFile(file: string): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), ...['lib', 'workers', file])
}

/** Ends the thread once it has worked for `limitMs` from now on. Gives the way to call it off. */
function killWhenSpent(worker: Worker, limitMs: number): () => void {
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  const workedMs = async () => {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1_000
  }
  const watch = async () => {
    const before = await workedMs()
    for (let leftMs = limitMs; leftMs > 0; leftMs = limitMs - ((await workedMs()) - before)) {
      if (isOver) return
      await new Promise((resolve) => {
        timer = setTimeout(resolve, Math.max(leftMs, 50))
      })
    }
    if (!isOver) await worker.terminate()
  }
  watch().catch(() => undefined) // The thread has ended by itself.
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/** Resolves with the first reply that `pick` takes; rejects when the worker dies, `pick` throws, or time is up. */
function firstReply<Output, T>(
  worker: Worker,
  limitMs: number,
  pick: (reply: Reply<Output>) => T | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage)
      worker.off('error', onEnd)
      worker.off('exit', onEnd)
      settle()
    }
    const onMessage = (reply: Reply<Output>) => {
      try {
        const picked = pick(reply)
        if (picked !== null) finish(() => resolve(picked))
      } catch (error) {
        finish(() => reject(error))
      }
    }
    const onEnd = (cause: unknown) => finish(() => reject(new Error('The worker ended.', { cause })))
    const timer = setTimeout(() => finish(() => reject(new Error('The worker took too long.'))), limitMs)
    worker.on('message', onMessage)
    worker.on('error', onEnd)
    worker.on('exit', onEnd)
  })
}
