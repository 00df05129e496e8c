import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { startServer } from '#tests/setup/running-server.ts'

const ROUNDS = 3

/**
 * From pressing Explore to the verdict on the page, in Chromium on the production build: the median of a few rounds, each
 * in a worker of its own as a learner has it. The production build must exist.
 */
export async function measureExplorePage(models: readonly (readonly [string, string])[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-bench-'))
  const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage()
    for (const [name, source] of models) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        await page.goto(`${server.url}/workbench`)
        await page.getByText('Nothing has happened yet.').waitFor()
        await page.getByRole('textbox', { name: 'Program in Python' }).fill(source)
        await page.getByText('step 0 of 0').waitFor()
        const explore = page.getByRole('button', { name: 'Explore every schedule' })
        await explore.waitFor()
        const start = performance.now()
        await explore.click()
        await page.getByText(/^(Proved: all|This program can fail|Not decided)/).waitFor({ timeout: 120_000 })
        times.push(performance.now() - start)
      }
      const median = times.toSorted((a, b) => a - b)[ROUNDS >> 1] as number
      console.log(`from Explore to the verdict in Chromium: ${name}: ${Math.round(median)} ms`)
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
