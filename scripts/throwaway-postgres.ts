import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL cluster in a temporary folder on a free loopback port, or null when no binaries are installed. */
export async function startThrowawayPostgres(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const bin = findBinaries()
  if (!bin) return null
  const owner = clusterOwner()
  if (!owner) return null
  const folder = mkdtempSync(join(tmpdir(), 'interleave-postgres-'))
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? -1)
  const data = join(folder, 'data')
  const port = await freePort()
  const exec = (program: string, args: readonly string[]) =>
    spawnSync(join(bin, program), args, { uid: owner.uid, gid: owner.gid, cwd: folder, stdio: 'ignore' })
      .status === 0

  const isStarted =
    exec('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync']) &&
    exec('pg_ctl', [
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      `-p ${port} -h 127.0.0.1 -k ${folder}`,
      'start',
    ])
  if (!isStarted) {
    rmSync(folder, { recursive: true, force: true })
    return null
  }
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      exec('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian)
    ? readdirSync(debian)
        .sort()
        .reverse()
        .map((version) => join(debian, version, 'bin'))
    : []
  const onPath = (process.env.PATH ?? '').split(':')
  return (
    [...folders, ...onPath].find(
      (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
    ) ?? null
  )
}

/** PostgreSQL refuses to run as root; then its own user runs it. */
function clusterOwner(): { uid?: number; gid?: number } | null {
  if (process.getuid?.() !== 0) return {}
  const lookUp = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN)
  const [uid, gid] = [lookUp('-u'), lookUp('-g')]
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
