/**
 * Ends a worker, of which nothing is heard from then on. One whose script is still being loaded would tell of an error
 * (Chromium), and whoever listens would take it for one of the next worker.
 */
export function endWorker(worker: Worker | null): void {
  if (worker === null) return
  worker.onmessage = null
  worker.onerror = null
  worker.onmessageerror = null
  worker.terminate()
}
