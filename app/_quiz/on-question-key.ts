import type { KeyboardEvent } from 'react'
import { areShortcutsOn, type ShortcutGroup } from '#app/_shortcuts/shortcuts.ts'

export const QUIZ_KEYS: ShortcutGroup = {
  title: 'Quiz',
  note: 'While the focus is inside a question.',
  shortcuts: [
    { keys: ['1 – 9'], text: 'Choose that option' },
    { keys: ['Alt ↓', 'Alt ↑'], text: 'Next or previous question' },
  ],
}

/**
 * Keys inside a question: 1 to 9 choose an option, Alt with an arrow goes to the next or previous question. Digits are
 * left alone where one types, and a dialog has its own keys.
 */
export function onQuestionKey(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  const section = target.closest<HTMLElement>('section[data-item]')
  if (!section || target.closest('dialog')) return
  if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const next = event.key === 'ArrowDown' ? section.nextElementSibling : section.previousElementSibling
    if (!(next instanceof HTMLElement) || !next.dataset.item) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'start' })
    return
  }
  if (event.defaultPrevented) return
  if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key) || isTyping(event.target))
    return
  if (!areShortcutsOn()) return
  const option = section.querySelectorAll<HTMLInputElement>(
    'fieldset:not([data-aside]) > label > :is(input[type=radio], input[type=checkbox])',
  )[Number(event.key) - 1]
  if (!option) return
  event.preventDefault()
  option.focus()
  option.click()
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'text')
