import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of a Chromium: CHROMIUM_PATH, Playwright's, the system's, or one installed now. Throws with what to do. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium found; installing one for the browser tests.')
  const tries = [
    ['npx', 'playwright', 'install', 'chromium'],
    ...(process.getuid?.() === 0 ? debianInstall : []),
  ]
  for (const [program = '', ...args] of tries) {
    spawnSync(program, args, { stdio: 'inherit' })
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error(
    'The browser tests need Chromium. Install it with "npx playwright install chromium", or on Debian with\n"apt-get install chromium", or set CHROMIUM_PATH to one.',
  )
}

const install = ['apt-get', 'install', '-y', '--no-install-recommends']
const debianInstall = [
  ['apt-get', 'update'],
  [...install, 'chromium', 'chromium-headless-shell'],
  [...install, 'chromium'],
]

/**
 * A Chromium without a window and a profile, which takes less of the processor; undefined when there is none. Debian's is
 * started by itself, not by its script, so that whoever ends it ends the browser.
 */
export const findHeadlessShell = (): string | undefined =>
  [process.env.HEADLESS_SHELL_PATH, '/usr/lib/chromium/chromium-headless-shell'].find(
    (path) => path && existsSync(path),
  )

const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH, chromium.executablePath(), ...SYSTEM].find((path) => path && existsSync(path))
