import { paths } from '#lib/shared/paths.ts'
import { applyTheme } from '../_shell/apply-theme.ts'

/** Something the palette offers besides what is found. */
export type Command = {
  readonly id: string
  readonly label: string
  /** Other words for it. */
  readonly also: string
} & ({ readonly path: string } | { readonly act: () => void })

type Reach = { readonly isSignedIn: boolean; readonly onHelp: () => void }

/** Pages by name, then what can be done from anywhere. */
export function commandsFor({ isSignedIn, onHelp }: Reach): readonly Command[] {
  const go = (label: string, path: string, also = ''): Command => ({
    ...{ id: `go-${path.replaceAll('/', '-')}`, label: `Go to ${label}`, also, path },
  })
  return [
    go('Course', paths.course(), 'lessons modules map'),
    go('Labs', paths.labs(), 'exercises'),
    go('Workbench', paths.workbench(), 'program editor threads'),
    go('Drills', paths.drills(), 'interview cards review'),
    go('Simulations', paths.simulations()),
    go('Notes and bookmarks', paths.notes(), 'my own marks written'),
    go('Glossary', paths.glossary(), 'terms words'),
    ...(isSignedIn
      ? [go('Progress', paths.progress(), 'objectives results')]
      : [{ id: 'sign-in', label: 'Sign in', also: 'log login account', path: paths.signIn() }]),
    { id: 'theme-light', label: 'Colours: light', also: 'theme day', act: () => applyTheme('light') },
    { id: 'theme-dark', label: 'Colours: dark', also: 'theme night', act: () => applyTheme('dark') },
    {
      id: 'theme-system',
      label: 'Colours: as the system',
      also: 'theme auto',
      act: () => applyTheme('system'),
    },
    { id: 'help', label: 'Keyboard shortcuts', also: 'keys help', act: onHelp },
  ]
}

/** Whether every word typed begins a word of `text`. */
export function beginsWordsOf(text: string, typed: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return wanted.every((start) => words.some((word) => word.startsWith(start)))
}
