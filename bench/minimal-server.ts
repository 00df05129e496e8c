import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type BenchServer = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }

/** Builds and starts bench/minimal-next, the least a Next site can be, on a free loopback port. */
export async function startMinimal(): Promise<BenchServer> {
  const next = join(process.cwd(), 'node_modules/next/dist/bin/next')
  const site = join(process.cwd(), 'bench/minimal-next')
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const built = spawnSync('node', [next, 'build', site], { env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The minimal site does not build:\n${built.stdout}${built.stderr}`)
  const folder = mkdtempSync(join(tmpdir(), 'interleave-bench-'))
  const port = await freePort()
  const child = spawn('node', [next, 'start', site, '-p', String(port), '-H', '127.0.0.1'], {
    env: { ...env, BENCH_DB: join(folder, 'bench.db') },
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(url)
  const stop = async () => {
    child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, pid: child.pid ?? 0, stop }
}

async function untilAnswers(url: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
