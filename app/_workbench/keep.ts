/** Keeps a program in this browser. One that keeps nothing for this site loses it, and nothing else. */
export function keep(key: string, source: string): void {
  try {
    localStorage.setItem(`workbench-${key}`, source)
  } catch {
    return
  }
}

/** What was kept, or null. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(`workbench-${key}`)
  } catch {
    return null
  }
}
