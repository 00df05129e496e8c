import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { SaveQueue, Snapshot } from './save-queue.ts'

/**
 * A queue for the life of a component: takes up what was left over, sends when the page hides or the connection is back,
 * and at the end. `onRestored` is called once, when what was left over is in the queue, before any of it is saved.
 */
export function useSaveQueue<Value>(
  make: () => SaveQueue<Value>,
  onRestored?: (queue: SaveQueue<Value>) => void,
): {
  readonly queue: SaveQueue<Value>
  readonly snapshot: Snapshot<Value>
} {
  const [queue] = useState(make)
  const restored = useRef(onRestored)
  const snapshot = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot)
  useEffect(() => {
    let isHere = true
    void queue.recover().then(() => {
      if (!isHere) return
      queue.restore()
      restored.current?.(queue)
    })
    const flushAtEnd = () => {
      if (document.visibilityState === 'hidden') void queue.flush({ keepalive: true })
    }
    const flush = () => void queue.flush()
    document.addEventListener('visibilitychange', flushAtEnd)
    window.addEventListener('online', flush)
    return () => {
      isHere = false
      document.removeEventListener('visibilitychange', flushAtEnd)
      window.removeEventListener('online', flush)
      queue.stop()
      flush()
    }
  }, [queue])
  return { queue, snapshot }
}
