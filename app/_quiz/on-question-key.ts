import type { KeyboardEvent } from 'react'

/**
 * Keys inside a question: 1 to 9 choose an option, Alt with an arrow goes to the next or previous question. Digits are
 * left alone where one types.
 */
export function onQuestionKey(event: KeyboardEvent<HTMLElement>): void {
  const section = (event.target as HTMLElement).closest<HTMLElement>('section[data-item]')
  if (!section) return
  if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const next = event.key === 'ArrowDown' ? section.nextElementSibling : section.previousElementSibling
    if (!(next instanceof HTMLElement) || !next.dataset.item) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'start' })
    return
  }
  if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key) || isTyping(event.target))
    return
  const option = section.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')[
    Number(event.key) - 1
  ]
  if (!option) return
  event.preventDefault()
  option.focus()
  option.click()
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'text')
