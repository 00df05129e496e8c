export type Shortcut = {
  /** Alternatives, each as it is printed: "Ctrl K", "→". */
  readonly keys: readonly string[]
  readonly text: string
}

export type ShortcutGroup = {
  readonly title: string
  readonly note?: string
  readonly shortcuts: readonly Shortcut[]
}

const KEPT = 'interleave:shortcuts'

/** How many parts of the page have registered each group. */
const groups = new Map<ShortcutGroup, number>()

/** Lists a group in the help while the part of the page that hears it is there. Returns how to take it back. */
export function listShortcuts(group: ShortcutGroup): () => void {
  groups.set(group, (groups.get(group) ?? 0) + 1)
  return () => {
    const left = (groups.get(group) ?? 1) - 1
    if (left > 0) groups.set(group, left)
    else groups.delete(group)
  }
}

/** What the page that is shown understands now. */
export const listedShortcuts = (): readonly ShortcutGroup[] => [...groups.keys()]

/** Whether keys without a modifier act. Kept on the device; a browser that forbids storage has them on. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

/** False where it cannot be kept, and nothing has changed. */
export function setShortcutsOn(isOn: boolean): boolean {
  try {
    if (isOn) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, 'off')
    return true
  } catch {
    return false
  }
}

/**
 * Whether a press may be a shortcut of the page: they are on, nothing else took it, nobody types, and no dialog is open
 * over the page.
 */
export function isShortcutPress(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false
  return areShortcutsOn() && !isTyping(event.target) && !document.querySelector('dialog:modal')
}

const WRITTEN_IN =
  'textarea, select, input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"]), [role="textbox"], [role="combobox"]'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(WRITTEN_IN))
