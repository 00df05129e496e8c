import { paths } from '#lib/shared/paths.ts'

/** What a link in a lesson, card or question may point at. */
export type Link =
  | { readonly type: 'lesson'; readonly id: string; readonly heading?: string }
  | { readonly type: 'card' | 'lab' | 'quiz' | 'simulation'; readonly id: string }
  | { readonly type: 'web'; readonly url: string }

const INTERNAL = /^(lesson|card|lab|quiz|simulation):([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([\p{L}\p{N}_-]+))?$/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must not get through.
const UNSAFE_IN_URL = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/

/** Reads a link target by allow-list: our own schemes, or a plain https address. Anything else is null. */
export function parseLink(url: string): Link | null {
  const internal = INTERNAL.exec(url)
  if (internal) {
    const [, type, id = '', heading] = internal
    if (type === 'lesson') return heading ? { type, id, heading } : { type, id }
    return heading ? null : { type: type as 'card' | 'lab' | 'quiz' | 'simulation', id }
  }
  if (!url.startsWith('https://') || UNSAFE_IN_URL.test(url) || !URL.canParse(url)) return null
  const { protocol, username, password } = new URL(url)
  return protocol === 'https:' && !username && !password ? { type: 'web', url } : null
}

/** Module id of a lesson, or null if no such lesson is open. */
export type FindModule = (lessonId: string) => string | null

/** The address a link leads to; null when its lesson cannot be found. */
export function hrefOf(link: Link, moduleOf: FindModule): string | null {
  switch (link.type) {
    case 'lesson': {
      const module = moduleOf(link.id)
      return module && paths.lesson(module, link.id, link.heading)
    }
    case 'card':
      return paths.card(link.id)
    case 'lab':
      return paths.lab(link.id)
    case 'quiz':
      return paths.quiz(link.id)
    case 'simulation':
      return paths.simulation(link.id)
    case 'web':
      return link.url
  }
}
