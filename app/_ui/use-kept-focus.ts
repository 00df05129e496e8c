import { type RefObject, useLayoutEffect, useRef } from 'react'

type KeptFocus<E> = { readonly ref: RefObject<E | null>; readonly keepFocus: () => void }

/**
 * For choices that change with each step, so that the one pressed may be gone with the next: once `keepFocus` was called,
 * a focus lost when `state` changes goes to the first of the `next` in this part of the page, or to the part itself.
 */
export function useKeptFocus<E extends HTMLElement>(state: string, next: string): KeptFocus<E> {
  const ref = useRef<E>(null)
  const isKept = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the state has changed.
  useLayoutEffect(() => {
    const part = ref.current
    if (!isKept.current || !part) return
    const active = document.activeElement
    const isLost = active === document.body || (active instanceof HTMLButtonElement && active.disabled)
    if (isLost) (part.querySelector<HTMLElement>(next) ?? part).focus()
  }, [state, next])
  const keepFocus = () => {
    isKept.current = true
  }
  return { ref, keepFocus }
}
