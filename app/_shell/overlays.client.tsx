'use client'
import { Palette } from '../_search/palette.client.tsx'
import { ShortcutHelp } from '../_shortcuts/shortcut-help.client.tsx'

export type OverlayProps = {
  readonly open: 'palette' | 'help' | null
  readonly onOpen: (next: 'palette' | 'help' | null) => void
  readonly isSignedIn: boolean
}

/** What opens over any page: never two at once. */
export function Overlays({ open, onOpen, isSignedIn }: OverlayProps) {
  const close = (which: OverlayProps['open']) => () => open === which && onOpen(null)
  return (
    <>
      <Palette
        isOpen={open === 'palette'}
        onClose={close('palette')}
        isSignedIn={isSignedIn}
        onHelp={() => onOpen('help')}
      />
      <ShortcutHelp isOpen={open === 'help'} onClose={close('help')} />
    </>
  )
}
