const DWELL_MS = 2_000

type Options = {
  /** Ids of the headings, in page order. */
  readonly headings: readonly string[]
  /** The section that is being read changed. */
  readonly onCurrent: (id: string) => void
  /** A section was on screen long enough to have been read into. */
  readonly onReached: (id: string) => void
}

/**
 * Watches which sections are read. One counts once it was the current section (the last whose heading passed the upper
 * part of the screen), or its heading was in view, for two seconds: skimming past counts for nothing. Returns how to stop.
 */
export function watchSections({ headings, onCurrent, onReached }: Options): () => void {
  const dwelling = new Map<string, ReturnType<typeof setTimeout>>()
  const passed = new Set<string>()
  const inView = new Set<string>()
  let current: string | undefined

  const update = () => {
    const last = headings.findLast((id) => passed.has(id))
    if (last !== undefined && last !== current) onCurrent(last)
    current = last
    for (const id of headings) {
      const isRead = id === current || inView.has(id)
      if (isRead && !dwelling.has(id))
        dwelling.set(
          id,
          setTimeout(() => onReached(id), DWELL_MS),
        )
      if (isRead) continue
      clearTimeout(dwelling.get(id))
      dwelling.delete(id)
    }
  }

  const elements = headings.flatMap((id) => document.getElementById(id) ?? [])
  // The first root reaches up without end, so that a jump past a heading is noticed too.
  const stops = [
    keepUpToDate(elements, passed, { rootMargin: '1000000px 0px -60% 0px', update }),
    keepUpToDate(elements, inView, { rootMargin: '0px 0px -15% 0px', update }),
  ]
  return () => {
    for (const stop of stops) stop()
    for (const timer of dwelling.values()) clearTimeout(timer)
  }
}

/** Keeps in `ids` which elements lie inside the root; calls `update` after every change. */
function keepUpToDate(
  elements: readonly Element[],
  ids: Set<string>,
  { rootMargin, update }: { rootMargin: string; update: () => void },
): () => void {
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) ids.add(target.id)
        else ids.delete(target.id)
      }
      update()
    },
    { rootMargin },
  )
  for (const element of elements) observer.observe(element)
  return () => observer.disconnect()
}
