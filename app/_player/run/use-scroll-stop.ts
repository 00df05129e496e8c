import { type RefObject, useEffect, useRef, useState } from 'react'

/** For an element that may scroll: its ref, and the tabIndex with which the keyboard reaches it while it does. */
export function useScrollStop<E extends HTMLElement>(): [RefObject<E | null>, 0 | undefined] {
  const ref = useRef<E | null>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
      setScrolls(scrollWidth > clientWidth || scrollHeight > clientHeight)
    })
    for (const watched of [element, ...element.children]) observer.observe(watched)
    return () => observer.disconnect()
  }, [])
  return [ref, scrolls ? 0 : undefined]
}
