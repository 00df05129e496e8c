import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const distDir = () => process.env.NEXT_DIST_DIR ?? '.next'
const stampFile = () => join(distDir(), 'sources.sha256')

/** Builds the production bundle, whether or not it is up to date. */
export async function main(): Promise<void> {
  const digest = hashSources()
  const next = join('node_modules', 'next', 'dist', 'bin', 'next')
  const done = spawnSync(process.execPath, [next, 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  })
  if (done.status !== 0) throw new Error('The build failed; the lines above say where.')
  writeFileSync(stampFile(), digest)
}

/** Builds only when a source changed since the last build. */
export async function buildIfStale(): Promise<void> {
  const isFresh = existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === hashSources()
  if (isFresh) return
  console.log('Building (about a minute the first time, and after a change of the sources) …')
  await main()
}

const SOURCES = [
  'app',
  'lib',
  'sim',
  'prisma/models.prisma',
  'public',
  'next.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** SHA-256 over names and contents of what the bundle is made from. */
function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.filter(existsSync).flatMap(listFiles))
    hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  const entries = readdirSync(path, { withFileTypes: true, recursive: true, encoding: 'utf8' })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
