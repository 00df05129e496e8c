/**
 * For a control that goes away because it was pressed: the part of the page that it stands in, the nearest one with
 * `tabIndex={-1}`, takes the focus, so that the keyboard goes on from there.
 */
export function focusAround(control: Element): void {
  control.parentElement?.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
}
