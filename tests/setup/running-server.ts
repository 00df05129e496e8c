import { type ChildProcess, spawn, spawnSync } from 'node:child_process'

export type RunningServer = {
  readonly url: string
  readonly pid: number
  /** SIGTERM, and wait for the end. */
  readonly stop: () => Promise<void>
  /** SIGKILL: no time to save anything. */
  readonly kill: () => Promise<void>
  /** Settles once the process is gone, however it went. */
  readonly ended: Promise<void>
}

/** `npm start` as a user has it, on a free loopback port. The production build must exist. */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<RunningServer> {
  const child = spawn('node', ['scripts/preflight.mjs', 'start'], {
    env: serverEnvironment(environment),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await addressOf(child)
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    return ended
  }
  return { url, pid: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL'), ended }
}

/** One of the project's commands on the same environment, such as `['admin', 'create-admin', …]`. */
export function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): string {
  const env = serverEnvironment(environment)
  const done = spawnSync('node', ['scripts/preflight.mjs', ...args], { env, input, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${args.join(' ')} failed:\n${done.stdout}${done.stderr}`)
  return done.stdout
}

/** A start that is expected to end by itself: its exit code and all it printed. */
export function failedStart(environment: Readonly<Record<string, string>>): {
  readonly code: number | null
  readonly output: string
} {
  const env = serverEnvironment(environment)
  const options = { env, encoding: 'utf8', timeout: 30_000 } as const
  const { status, stdout, stderr } = spawnSync('node', ['scripts/preflight.mjs', 'start'], options)
  return { code: status, output: stdout + stderr }
}

function serverEnvironment(environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, SITE_URL: __, ...inherited } = process.env
  return { ...inherited, PORT: '0', HOST: 'localhost', LOG_LEVEL: 'warn', ...environment }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const match = /Interleave is ready: (\S+)/.exec(output)
      if (match?.[1]) resolve(match[1])
    })
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready:\n${output}`)),
    )
  })
}
