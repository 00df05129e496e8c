import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Gives the focus to an element with `tabIndex={-1}` that has just come up in place of what had it, once it is wanted. */
export function useFocusOn<E extends HTMLElement>(isWanted: boolean): RefObject<E | null> {
  const element = useRef<E>(null)
  useLayoutEffect(() => {
    if (isWanted) element.current?.focus()
  }, [isWanted])
  return element
}
