import { useEffect } from 'react'
import { listShortcuts, type ShortcutGroup } from './shortcuts.ts'

/** Lists `group`, a constant, in the help of the page while this component is there. */
export function useListedShortcuts(group: ShortcutGroup): void {
  useEffect(() => listShortcuts(group), [group])
}
