'use client'
import { type ComponentType, type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { paths } from '#lib/shared/paths.ts'
import { isShortcutPress, type ShortcutGroup } from '../_shortcuts/shortcuts.ts'
import { useListedShortcuts } from '../_shortcuts/use-listed-shortcuts.ts'
import styles from './header.module.css'
import type { OverlayProps } from './overlays.client.tsx'

const EVERYWHERE: ShortcutGroup = {
  title: 'On every page',
  shortcuts: [
    { keys: ['/', 'Ctrl K', '⌘ K'], text: 'Search and commands' },
    { keys: ['?'], text: 'This list' },
  ],
}

/**
 * The way to the search: a link, and with JavaScript the palette over the page, which `/`, Ctrl-K and `?` open too. What
 * they open is loaded when it is first wanted. The icon comes drawn from the server, to spare every page its library.
 */
export function QuickSearch({ isSignedIn, icon }: { isSignedIn: boolean; icon: ReactNode }) {
  const [open, setOpen] = useState<OverlayProps['open']>(null)
  const [Overlays, setOverlays] = useState<ComponentType<OverlayProps> | null>(null)
  useListedShortcuts(EVERYWHERE)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPaletteKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
      if (isPaletteKey && !event.altKey && !event.shiftKey && !event.defaultPrevented)
        setOpen((now) =>
          now === 'palette' ? null : document.querySelector('dialog:modal') ? now : 'palette',
        )
      else if (event.key === '/' && isShortcutPress(event)) setOpen('palette')
      else if (event.key === '?' && isShortcutPress(event)) setOpen('help')
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    if (!open || Overlays) return
    import('./overlays.client.tsx').then(
      (loaded) => setOverlays(() => loaded.Overlays),
      () => window.location.assign(paths.search()),
    )
  }, [open, Overlays])
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setOpen('palette')
  }
  return (
    <>
      <a
        href={paths.search()}
        className={styles.search}
        onClick={onClick}
        aria-keyshortcuts="/ Control+K Meta+K"
      >
        {icon}
        <span className={styles.searchLabel}>Search</span>
        <span aria-hidden="true" className={styles.searchKey}>
          /
        </span>
      </a>
      {Overlays && <Overlays open={open} onOpen={setOpen} isSignedIn={isSignedIn} />}
    </>
  )
}
