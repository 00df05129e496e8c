import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type SpinModel = { readonly file: string; readonly defines?: readonly string[] }

export type SpinRun = {
  /** CPU seconds of the verifier alone: generating and compiling it are not in it. */
  readonly seconds: number
  readonly states: number | null
  /** It did not end within the time. */
  readonly isUnfinished: boolean
}

const LIMIT_SECONDS = 60

/** Whether spin and a C compiler are here; `apt-get install spin gcc` brings both. */
export const hasSpin = (): boolean =>
  spawnSync('spin', ['-V']).status === 0 && spawnSync('gcc', ['--version']).status === 0

/**
 * Verifies a model of `bench/promela` with partial-order reduction, states kept whole, safety only (Holzmann, "The SPIN
 * Model Checker"). Throws when spin or the compiler refuses it.
 */
export function verifyWithSpin({ file, defines = [] }: SpinModel, runs = 1): SpinRun {
  const cwd = mkdtempSync(join(tmpdir(), 'interleave-spin-'))
  try {
    const model = resolve('bench/promela', file)
    command('spin', ['-a', ...defines.map((define) => `-D${define}`), model], cwd)
    command('gcc', ['-O2', '-DSAFETY', '-DMEMLIM=4096', '-o', 'pan', 'pan.c'], cwd)
    const script = `TIMEFORMAT='%U %S'; time timeout ${LIMIT_SECONDS} ./pan -m1000000 -w24`
    const verify = (): SpinRun => {
      const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' })
      const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
      const states = /(\d+) states, stored/.exec(stdout)?.[1]
      return {
        seconds: user + system,
        states: states === undefined ? null : Number(states),
        isUnfinished: states === undefined || /error: (?:max search depth|.*out of memory)/.test(stdout),
      }
    }
    return medianRun(runs, verify)
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

function command(name: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(name, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} failed:\n${stdout}${stderr}`)
}

/** Of several runs the one that took the median of their times. */
export function medianRun<Run extends { readonly seconds: number }>(count: number, run: () => Run): Run {
  const runs = Array.from({ length: count }, run).sort((a, b) => a.seconds - b.seconds)
  return runs[Math.floor(count / 2)] as Run
}
