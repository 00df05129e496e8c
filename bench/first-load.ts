import { gzipSync } from 'node:zlib'

/** Kilobytes of JavaScript, gzipped, that the HTML of a page asks for. */
export async function firstLoadKb(url: string, headers: Record<string, string> = {}): Promise<number> {
  const html = await (await fetch(url, { headers })).text()
  const scripts = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"/g)].map((match) => match[1] ?? ''),
  )
  let bytes = 0
  for (const script of scripts) {
    const source = await (await fetch(new URL(script, url))).arrayBuffer()
    bytes += gzipSync(Buffer.from(source)).length
  }
  return bytes / 1024
}
