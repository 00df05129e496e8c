export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme in a cookie, or `system`. The server renders it, so there is no flash and no inline script. */
export const themeFrom = (cookie: string | undefined): Theme =>
  themes.find((theme) => theme === cookie) ?? 'system'
