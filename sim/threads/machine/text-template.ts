// `template.format(...)`: CPython's "Format String Syntax".
import { findAttribute, noAttribute } from './attributes.ts'
import { raised, valueError } from './errors.ts'
import { formatValue } from './format.ts'
import { KIND, kindOf } from './heap.ts'
import { getItem } from './indexing.ts'
import { hooks } from './native.ts'
import { asciiRepr, toRepr, toStr } from './text.ts'
import { unwrap } from './truth.ts'
import { lookup, typeOf } from './types.ts'
import { int, str, text, UNBOUND } from './values.ts'

/** How a template finds a name that is no number; UNBOUND when there is none. */
type NamedValue = (name: string) => number

class Template {
  private readonly args: readonly number[]
  private readonly named: NamedValue
  private next = 0
  private numbering: 'automatic' | 'manual' | null = null

  constructor(args: readonly number[], named: NamedValue) {
    this.args = args
    this.named = named
  }

  expand(part: string): string {
    let out = ''
    for (let at = 0; at < part.length; at++) {
      const char = part[at] as string
      if (char !== '{' && char !== '}') out += char
      else if (part[at + 1] === char) {
        out += char
        at++
      } else if (char === '}') throw valueError("Single '}' encountered in format string")
      else {
        const end = closing(part, at)
        out += this.field(part.slice(at + 1, end))
        at = end
      }
    }
    return out
  }

  private field(inner: string): string {
    const [, name = '', conversion, rest = ''] = /^([^!:]*)(?:!([^:]*))?(:[\s\S]*)?$/.exec(inner) ?? []
    const found = this.value(name)
    if (conversion !== undefined && conversion.length !== 1)
      throw valueError(
        conversion === '' ? "unmatched '{' in format spec" : "expected ':' after conversion specifier",
      )
    const spec = this.expand(rest.slice(1))
    switch (conversion) {
      case undefined:
        return formatted(found, spec)
      case 'r':
        return formatValue(str(toRepr(found)), spec)
      case 's':
        return formatValue(str(toStr(found)), spec)
      case 'a':
        return formatValue(str(asciiRepr(found)), spec)
      default:
        throw valueError(`Unknown conversion specifier '${conversion}'`)
    }
  }

  private value(name: string): number {
    const [, head = '', path = ''] = /^([^.[]*)([\s\S]*)$/.exec(name) ?? []
    let found = this.first(head)
    for (const [, attribute, key] of path.matchAll(/\.([^.[]*)|\[([^\]]*)\]/g)) {
      if (attribute !== undefined) {
        const owner = found
        found = findAttribute(owner, str(attribute), 0)
        if (found === UNBOUND) throw noAttribute(owner, str(attribute))
      } else found = getItem(found, /^\d+$/.test(key as string) ? int(Number(key)) : str(key as string))
    }
    return found
  }

  private first(head: string): number {
    const kind = head === '' ? 'automatic' : /^\d+$/.test(head) ? 'manual' : null
    if (kind !== null) {
      if (this.numbering !== null && this.numbering !== kind)
        throw valueError(
          kind === 'manual'
            ? 'cannot switch from automatic field numbering to manual field specification'
            : 'cannot switch from manual field specification to automatic field numbering',
        )
      this.numbering = kind
      const index = head === '' ? this.next++ : Number(head)
      const found = this.args[index]
      if (found !== undefined) return found
      throw raised('IndexError', `Replacement index ${index} out of range for positional args tuple`)
    }
    const found = this.named(head)
    if (found === UNBOUND) throw raised('KeyError', head)
    return found
  }
}

/** `template.format(*args, **keywords)`, the keywords through `named`. */
export const formatTemplate = (template: string, args: readonly number[], named: NamedValue): string =>
  new Template(args, named).expand(template)

function formatted(v: number, spec: string): string {
  const own = kindOf(v) === KIND.instance ? lookup(typeOf(v), str('__format__')) : UNBOUND
  return kindOf(own) === KIND.func ? text(hooks.call(own, [v, str(spec)])) : formatValue(unwrap(v), spec)
}

function closing(part: string, at: number): number {
  let depth = 0
  for (let n = at; n < part.length; n++) {
    if (part[n] === '{') depth++
    if (part[n] === '}' && --depth === 0) return n
  }
  throw valueError(
    at === part.length - 1 ? "Single '{' encountered in format string" : "expected '}' before end of string",
  )
}
