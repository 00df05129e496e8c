import { defineConfig, devices } from '@playwright/test'
import { findHeadlessShell } from './scripts/ensure-chromium.ts'

/** What looks and works the same on either database; the services under it are tested on both. */
const ON_ONE_DATABASE = [
  ...['accessibility', 'certificates', 'event-loop', 'keyboard-*', 'killed-browser', 'layout', 'merge'],
  ...['offline', 'offline-account', 'player', 'search', 'shortcuts', 'stepped-questions'],
  ...['visitor', 'workbench'],
].map((name) => `**/${name}.spec.ts`)

/**
 * Browser tests on the production build, once per database. tests/e2e/servers.ts starts one server per project on a free
 * loopback port.
 */
export default defineConfig({
  testDir: 'tests',
  testMatch: '{e2e,attacks,faults}/**/*.spec.ts',
  globalSetup: './tests/e2e/servers.ts',
  // Twice the processors: a test waits more than it computes.
  workers: 4,
  // A shared machine can stall for a minute; what passes only on the second try is counted and named as flaky.
  retries: process.env.CI ? 1 : 0,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices['Desktop Chrome'],
    // A wait that no test set itself, well below a test's own time, so that the report names what was missing.
    actionTimeout: 30_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // A worker would take up requests that a test answers itself; the tests of offline reading allow it.
    serviceWorkers: 'block',
    // To record every test takes most of the processor: what fails is recorded when it is tried again, or by --trace on.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: findHeadlessShell() ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'sqlite' },
    ...(process.env.TEST_POSTGRES_URL ? [{ name: 'postgresql', testIgnore: ON_ONE_DATABASE }] : []),
  ],
})
