import type { SharedForm } from '../machine/shared-form.ts'
import { T } from '../machine/thread-object.ts'
import { UNBOUND } from '../machine/values.ts'
import { StateStore } from './state-store.ts'
import { VectorStore } from './vector-store.ts'

/** All shared parts of one form. */
type Family = {
  readonly form: SharedForm
  /** The first of them, which the others are told from. */
  readonly base: Int32Array
  /** The words of part `currentId`. */
  readonly current: Int32Array
  currentId: number
  /** Whether two of its started threads run the same, see `T.origin`. */
  readonly hasAlike: boolean
}

/**
 * All shared parts of a search, as full vectors: two get the same id exactly when their words are equal. Most steps change
 * a word or two, so a part is kept as what tells it from the first one of its form: pairs of offset and word, in ascending
 * order of offsets. The id of a part after a step is found without reading the rest of it.
 */
export class SharedStore {
  private readonly families: Family[] = []
  private readonly skeletons = new StateStore()
  /** A part as the number of its family, then its pairs. */
  readonly parts = new VectorStore()
  private skeleton = new Int32Array(1 << 10)
  /** The part that is looked for, as in `parts`. */
  private sought = new Int32Array(1 << 8)

  get count(): number {
    return this.parts.count
  }

  /** The number of bytes kept. */
  get bytes(): number {
    return this.skeletons.bytes * 8 + (this.parts.starts[this.parts.count] as number) * 4
  }

  /** The id of a part given whole, with its form. */
  intern(words: Int32Array, form: SharedForm): number {
    const family = this.family(words, form)
    const { base } = this.families[family] as Family
    const sought = this.seek(family, words.length * 2)
    let length = 1
    for (let n = 0; n < words.length; n++)
      if (words[n] !== base[n]) {
        sought[length++] = n
        sought[length++] = words[n] as number
      }
    return this.parts.intern(sought, length)
  }

  /** The id of part `id` with other words at some offsets: pairs of offset and word, in ascending order. Its form is the same. */
  internChanged(id: number, changes: readonly number[]): number {
    const { words, starts } = this.parts
    const family = this.familyOf(id)
    const { base } = this.families[family] as Family
    const end = starts[id + 1] as number
    let at = (starts[id] as number) + 1
    const sought = this.seek(family, end - at + changes.length)
    let length = 1
    for (let n = 0; n < changes.length; n += 2) {
      const offset = changes[n] as number
      for (; at < end && (words[at] as number) < offset; at += 2) {
        sought[length++] = words[at] as number
        sought[length++] = words[at + 1] as number
      }
      if (at < end && words[at] === offset) at += 2
      if (changes[n + 1] === base[offset]) continue
      sought[length++] = offset
      sought[length++] = changes[n + 1] as number
    }
    for (; at < end; at++) sought[length++] = words[at] as number
    return this.parts.intern(sought, length)
  }

  /** The words that the parts of a family are told from. */
  baseOf(family: number): Int32Array {
    return (this.families[family] as Family).base
  }

  /** The number of the family of part `id`. */
  familyOf(id: number): number {
    return this.parts.words[this.parts.starts[id] as number] as number
  }

  /** Whether two started threads of a family run the same. */
  hasAlike(family: number): boolean {
    return (this.families[family] as Family).hasAlike
  }

  formOf(id: number): SharedForm {
    return (this.families[this.familyOf(id)] as Family).form
  }

  /** The words of a part, valid until another of the same form is read. */
  read(id: number): Int32Array {
    const { words, starts } = this.parts
    const family = this.families[this.familyOf(id)] as Family
    const { base, current, currentId } = family
    if (currentId === id) return current
    if (currentId >= 0)
      for (let at = (starts[currentId] as number) + 1; at < (starts[currentId + 1] as number); at += 2)
        current[words[at] as number] = base[words[at] as number] as number
    for (let at = (starts[id] as number) + 1; at < (starts[id + 1] as number); at += 2)
      current[words[at] as number] = words[at + 1] as number
    family.currentId = id
    return current
  }

  /** The number of all parts with the same objects in the same order: those whose other words are equal. */
  private family(words: Int32Array, form: SharedForm): number {
    if (this.skeleton.length <= words.length) this.skeleton = new Int32Array(words.length * 2)
    const { skeleton } = this
    for (let n = 0; n < words.length; n++) skeleton[n] = form.mayChange(words, n) ? 0 : (words[n] as number)
    skeleton[words.length] = form.floatingFrom === Number.POSITIVE_INFINITY ? 0 : form.floatingFrom
    const family = this.skeletons.intern(skeleton, 0, words.length + 1)
    if (family === this.families.length) {
      const origins = form.threads.slice(1).map((offset) => words[offset + T.origin])
      const hasAlike = origins.some((origin, n) => origin !== UNBOUND && origins.indexOf(origin) < n)
      this.families.push({ form, base: words.slice(), current: words.slice(), currentId: -1, hasAlike })
    }
    return family
  }

  /** `sought` with the family in it and room for so many words after it. */
  private seek(family: number, room: number): Int32Array {
    if (this.sought.length <= room) this.sought = new Int32Array((room + 1) * 2)
    this.sought[0] = family
    return this.sought
  }
}
