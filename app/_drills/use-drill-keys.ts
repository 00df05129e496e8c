import { useLayoutEffect } from 'react'
import { isShortcutPress, type ShortcutGroup } from '#app/_shortcuts/shortcuts.ts'
import { useListedShortcuts } from '#app/_shortcuts/use-listed-shortcuts.ts'
import { type Grade, grades } from '#lib/domain/drills/grade.ts'

const DRILLS: ShortcutGroup = {
  title: 'Drills',
  shortcuts: [
    { keys: ['Space'], text: 'Reveal the answer' },
    { keys: ['1', '2', '3', '4'], text: 'Again, Hard, Good, Easy' },
    { keys: ['U'], text: 'Undo the last grade' },
    { keys: ['F'], text: 'Open a follow-up question' },
  ],
}

type Actions = {
  readonly reveal: () => void
  readonly grade: (grade: Grade) => void
  readonly undo: () => void
  readonly followUp: () => void
}

/** Space reveals, 1 to 4 grade, U undoes, F opens a follow-up; not while typing, and never with a modifier. */
export function useDrillKeys({ reveal, grade, undo, followUp }: Actions): void {
  useListedShortcuts(DRILLS)
  // With the page that it belongs to: a key pressed before the paint is about what is there by then.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcutPress(event)) return
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

/** Space belongs to the control that has the focus. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('button, a, summary, input')
