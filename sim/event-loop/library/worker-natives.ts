import { close, type Endpoint, handleOf, post, setRef, start, takeNow } from '../loop/messages.ts'
import type { Runtime } from '../loop/runtime.ts'
import type { WorkerEvent, WorkerThread } from '../loop/threads.ts'
import {
  hide,
  INTERNAL,
  type Internal,
  isObject,
  type Obj,
  type Value,
  withInternal,
} from '../machine/values.ts'
import { addMethods } from './install.ts'

/** How a worker's program is found and started; null when there is no such file. */
export type StartWorker = (request: {
  readonly parent: Runtime
  readonly source: string
  readonly isEval: boolean
  readonly workerData: Value
  readonly argv: readonly Value[]
  readonly tell: (type: WorkerEvent, value: Value) => void
}) => { readonly worker: WorkerThread; readonly port: Endpoint }

type EndpointData = Extract<Internal, { kind: 'endpoint' }>
const endpointOf = (handle: Value) => ((handle as Obj)[INTERNAL] as EndpointData).endpoint as Endpoint

/** The module `internal/threads`: what `worker_threads` is built on. */
export function threadNatives(runtime: Runtime, startWorker: StartWorker): Obj {
  const { realm, vm } = runtime
  const module = realm.object({
    isMainThread: runtime.thread === 0,
    threadId: runtime.thread,
    workerData: runtime.workerData,
    parent: runtime.parentPort === null ? null : handleOf(runtime, runtime.parentPort),
  })
  const lineNow = () => vm.frames.findLast(({ code }) => !code.isLibrary)?.line ?? 0
  const workers = new WeakMap<object, WorkerThread>()
  const workerOf = (handle: Value) => workers.get(handle as object) as WorkerThread
  addMethods(realm, module, {
    isPath: (_self, [file]) =>
      /^(\/|\.\.?\/|[A-Za-z]:[\\/])/.test(realm.toText(file)) || file === runtime.options.fileName,
    portMaker: (_self, [fn]) => {
      runtime.makePort = fn
      return undefined
    },
    channel: () => {
      const ends = runtime.threads.channel(runtime)
      return ends.map((end) => handleOf(runtime, end))
    },
    listen: (_self, [handle, port, fn]) => {
      const endpoint = endpointOf(handle)
      Object.assign(endpoint, { port, receive: fn })
      if (isObject(port)) hide(port, INTERNAL, { kind: 'endpoint', endpoint })
      return undefined
    },
    start: (_self, [handle]) => start(endpointOf(handle)),
    close: (_self, [handle]) => close(endpointOf(handle)),
    ref: (_self, [handle, isRef]) => setRef(endpointOf(handle), Boolean(isRef)),
    hasRef: (_self, [handle]) => endpointOf(handle).isRef,
    post: (_self, [handle, value, transferred]) =>
      post(endpointOf(handle), value, (transferred as Value[]).map(endpointOf), lineNow()),
    receive: (_self, [handle]) => {
      const message = takeNow(endpointOf(handle))
      return message === null ? undefined : realm.object({ message: message.value })
    },
    create: (_self, [source, isEval, workerData, argv, hear]) => {
      if (runtime.thread !== 0)
        throw realm.makeError('Error', 'A worker cannot start workers here; start them in the main thread')
      const { worker, port } = startWorker({
        parent: runtime,
        source: source as string,
        isEval: Boolean(isEval),
        workerData,
        argv: Array.isArray(argv) ? argv : [],
        tell: (type, value) => void vm.call(hear, undefined, [type, value]),
      })
      const handle = withInternal(realm.protos.object, {
        kind: 'handle',
        name: 'Worker',
        id: worker.runtime.thread,
      })
      workers.set(handle, worker)
      return realm.object({
        worker: handle,
        port: handleOf(runtime, port),
        threadId: worker.runtime.thread,
      })
    },
    terminate: (_self, [handle]) => runtime.threads.terminate(workerOf(handle)),
    refWorker: (_self, [handle, isRef]) => runtime.threads.setRef(workerOf(handle), Boolean(isRef)),
  })
  return module
}
