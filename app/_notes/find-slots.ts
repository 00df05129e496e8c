/** A place in the page that has room for its tools and for what is written there. */
export type Slot = {
  readonly anchor: string
  readonly heading: string
  readonly tools: HTMLElement
  readonly pad: HTMLElement
}

/** The places of this page, in its order: the whole page (no anchor), and its headings if `withHeadings`. */
export function findSlots(withHeadings: boolean): Slot[] {
  return [...document.querySelectorAll<HTMLElement>('main [data-notes-at]')].flatMap((tools) => {
    const anchor = tools.dataset.notesAt ?? ''
    const pad = tools.parentElement?.querySelector<HTMLElement>('[data-notes-pad]')
    if (!pad || (anchor !== '' && !withHeadings)) return []
    return [{ anchor, heading: anchor === '' ? '' : headingText(anchor), tools, pad }]
  })
}

/** Without the link to itself that each heading carries. */
function headingText(anchor: string): string {
  const heading = document.getElementById(anchor)?.cloneNode(true)
  if (!(heading instanceof HTMLElement)) return anchor
  for (const link of heading.querySelectorAll(`a[aria-label]`)) link.remove()
  return (heading.textContent?.trim() || anchor).slice(0, 300)
}
