import { gzipSync } from 'node:zlib'

/** Kilobytes of JavaScript, gzipped, that the HTML of the page at `url` asks for, as `get` is given it. */
export async function firstLoadKb(url: string, get = () => fetch(url)): Promise<number> {
  const page = await get()
  if (page.status !== 200) throw new Error(`${url} answered ${page.status}`)
  const html = await page.text()
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
