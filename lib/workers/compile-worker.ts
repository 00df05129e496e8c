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

await compileDocument({ source: WARM_UP, file: 'warm-up', kind: 'lab' })
answerRequests<CompileInput, Compiled>(compileDocument)
