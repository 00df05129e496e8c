import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import { type Compiled, type CompileInput, compileDocument } from '#lib/content/compile.ts'
import { answerRequests } from './answer-requests.ts'

/**
 * Loading grammars, themes and esbuild takes most of a second, or several on a busy machine. Done before the thread says
 * that it is ready, it never counts against an author's two seconds: a thread that was killed would start cold again,
 * and no lesson would ever be rendered.
 */
const WARM_UP = [
  ...['c', 'python', 'sh', 'sql', 'yaml'].map((language) => `\`\`\`${language}\nx = 1\n\`\`\``),
  '| a |\n|---|\n| $x^2$ |\n',
].join('\n\n')

silenceServices()
await compileDocument({ source: WARM_UP, file: 'warm-up', kind: 'lab' })
answerRequests<CompileInput, Compiled>(compileDocument)

/**
 * esbuild works in a process of its own, which shares the server's stderr. When this thread is killed, that process loses
 * its pipe in the middle of a sentence and would print a Go trace over the log. What it has to say about a document comes
 * through the pipe, so nothing else is lost.
 */
function silenceServices(): void {
  const { spawn } = childProcess
  const silent = (command: string, args: readonly string[], options: childProcess.SpawnOptions) =>
    spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] })
  childProcess.spawn = silent as typeof spawn
  syncBuiltinESMExports()
}
