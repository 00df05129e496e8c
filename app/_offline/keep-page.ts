/** Installs the worker of this build; a browser without one, or a site without https, reads online only. */
export async function installWorker(build: string): Promise<void> {
  await navigator.serviceWorker?.register(`/sw.js?v=${encodeURIComponent(build)}`).catch(() => {})
}

const SETTLED_MS = 2_000

/**
 * Has the worker keep the public copy of a page with the scripts, styles and fonts loaded so far, and again whenever the
 * page has loaded more. `onKept` is called once it is kept. Returns how to stop.
 */
export function keepPage(path: string, version: string, onKept: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const ask = async () => {
    const worker = (await navigator.serviceWorker?.ready)?.active
    if (!worker || isOver) return
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      if (data === true && !isOver) onKept()
    }
    worker.postMessage({ type: 'keep', path, version, assets: loadedAssets() }, [port2])
  }
  const observer = new PerformanceObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(ask, SETTLED_MS)
  })
  observer.observe({ type: 'resource', buffered: true })
  return () => {
    isOver = true
    observer.disconnect()
    clearTimeout(timer)
  }
}

const loadedAssets = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(
      ({ origin, pathname }) => origin === location.origin && /^\/(_next\/static|figures)\//.test(pathname),
    )
    .map(({ pathname }) => pathname)
