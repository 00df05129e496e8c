/**
 * A page of ours as a document that cannot run anything: its HTML as the server rendered it, complete without scripts.
 * Null when the server did not answer with a page.
 */
export async function fetchStillPage(path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(path, { signal, headers: { accept: 'text/html' } })
    if (!response.ok) return null
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    for (const element of page.querySelectorAll('script, link[as="script"], meta[http-equiv]'))
      element.remove()
    return `<!doctype html>${page.documentElement.outerHTML}`
  } catch {
    return null // offline, or a newer text is already on its way
  }
}
