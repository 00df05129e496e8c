import type { Theme } from './theme.ts'

/** Says `detail: Theme` on the document when the colours were chosen, wherever that was. */
export const THEME_CHOSEN = 'interleave:theme'

/** Shows the page in these colours from now on, and later ones too. */
export function applyTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  document.dispatchEvent(new CustomEvent(THEME_CHOSEN, { detail: theme }))
}
