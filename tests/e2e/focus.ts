import type { Locator, Page } from '@playwright/test'
import { expect } from './test.ts'

/** How often the way to anything is looked up anew: parts of a page arrive while one goes through it. */
const MOST_ROUNDS = 40

/**
 * Holds Tab, or Shift and Tab where it lies behind, until the target, or a radio button of its group, has the focus. Each
 * stop on the way must show that it has the focus; the last must be in sight as well.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await page.evaluate(watchStops)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stops = await target.evaluate(stopsTo)
    if (stops === 0) {
      expect(await page.evaluate(unseenStops), 'stops that do not show that they have the focus').toEqual([])
      // What a press brought up may have pushed it down; what is tabbed to is scrolled to.
      if (round > 0)
        await expect.poll(() => page.evaluate(isFocusInSight), `${target} is in sight`).toBe(true)
      return
    }
    if (stops < 0) await page.keyboard.down('Shift')
    await Promise.all(Array.from({ length: Math.abs(stops) }, () => page.keyboard.down('Tab')))
    await page.keyboard.up('Tab')
    if (stops < 0) await page.keyboard.up('Shift')
  }
  throw new Error(`Tab did not reach ${target}.`)
}

/**
 * Notes, from now on, what gets the focus and has neither an outline nor a frame of its own or of its label. Runs in the
 * page.
 */
export function watchStops(): void {
  const { dataset } = document.documentElement
  if (dataset.unseenStops !== undefined) return
  dataset.unseenStops = '[]'
  const shows = (candidate: Element | null | undefined): boolean => {
    if (!candidate) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
  }
  document.addEventListener('focusin', () => {
    const element = document.activeElement
    // What a press brings up may take the focus for a screen reader; only stops have to show it.
    if (!(element instanceof HTMLElement) || element.tabIndex < 0) return
    const note = (...frames: readonly (Element | null)[]) => {
      if (frames.some(shows)) return
      const before: string[] = JSON.parse(dataset.unseenStops ?? '[]')
      dataset.unseenStops = JSON.stringify([...before, element.outerHTML.slice(0, 200)])
    }
    const editor = element.closest('.cm-editor')
    if (!editor) return note(element, element.closest('label'), element.nextElementSibling)
    // A code editor frames itself, not its text, and a moment later.
    setTimeout(() => editor.contains(document.activeElement) && note(editor), 100)
  })
}

/** Runs in the page. */
export function unseenStops(): string[] {
  return JSON.parse(document.documentElement.dataset.unseenStops ?? '[]')
}

/** About how many stops it is to the element, negative where it lies behind; 0 once it is there. Runs in the page. */
function stopsTo(element: Element): number {
  const active = document.activeElement ?? document.body
  const isRadio = (other: Element): other is HTMLInputElement =>
    other instanceof HTMLInputElement && other.type === 'radio'
  const isSameGroup = (a: Element, b: Element): boolean =>
    isRadio(a) && isRadio(b) && a.name !== '' && a.name === b.name && a.form === b.form
  if (active === element || isSameGroup(active, element)) return 0
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]'
  const within = document.querySelector('dialog:modal') ?? document
  const stops = [...within.querySelectorAll<HTMLElement>(controls)]
    .filter((stop) => stop.tabIndex >= 0 && !stop.matches(':disabled') && stop.checkVisibility())
    .filter((stop, n, all) => !isRadio(stop) || !all.slice(0, n).some((other) => isSameGroup(other, stop)))
  const isBefore = (a: Node, b: Node): boolean =>
    (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const isBehind = active !== document.body && isBefore(element, active)
  const [from, to] = isBehind ? [element, active] : [active, element]
  const between = stops.filter(
    (stop) => stop !== from && isBefore(from, stop) && isBefore(stop, to) && !isSameGroup(stop, element),
  ).length
  return isBehind ? -(between + 1) : between + 1
}

/** Whether what has the focus is inside the window, and not covered by something else. Runs in the page. */
function isFocusInSight(): boolean {
  const element = document.activeElement
  if (!element) return false
  const label = element.closest('label')
  const isDrawn = element.getBoundingClientRect().width > 4
  const box = (isDrawn || !label ? element : label).getBoundingClientRect()
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
  if (left >= right || top >= bottom) return false
  // A link broken over two lines may have nothing of it in the middle of its box.
  return [0.5, 0.05, 0.95].some((part) => {
    const there = document.elementFromPoint(left + (right - left) * part, top + (bottom - top) * part)
    return there !== null && (element.contains(there) || there.contains(element) || !!label?.contains(there))
  })
}
