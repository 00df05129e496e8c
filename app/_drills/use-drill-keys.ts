import { useEffect } from 'react'
import { type Grade, grades } from '#lib/domain/drills/grade.ts'

type Actions = {
  readonly reveal: () => void
  readonly grade: (grade: Grade) => void
  readonly undo: () => void
  readonly followUp: () => void
}

/** Space reveals, 1 to 4 grade, U undoes, F opens a follow-up; not while typing, and never with a modifier. */
export function useDrillKeys({ reveal, grade, undo, followUp }: Actions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (isTyping(event.target)) return
      const chosen = grades.find((candidate) => String(candidate) === event.key)
      if (chosen) grade(chosen)
      else if (event.key === ' ' && !isPressable(event.target)) reveal()
      else if (event.key.toLowerCase() === 'u') undo()
      else if (event.key.toLowerCase() === 'f') followUp()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [reveal, grade, undo, followUp])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"])'))

/** Space belongs to the control that has the focus. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('button, a, summary, input')
