import { checkContent } from '#lib/content/check.ts'
import { openLessons } from '#lib/content/load/course.ts'
import { formatProblem } from '#lib/content/problem.ts'

const USAGE = `Usage: npm run content:check [-- --json] [-- FOLDER]

Checks every lesson, quiz, card, lab and glossary entry under content/ (or FOLDER) and prints every problem at once.
Exits with 1 if there is any.`

const [command, ...args] = process.argv.slice(2)
const isJson = args.includes('--json')
const folder = args.find((arg) => !arg.startsWith('--')) ?? 'content'

if (command !== 'check' || args.some((arg) => arg.startsWith('--') && arg !== '--json')) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const { course, problems } = await checkContent(folder)
  if (isJson) console.log(JSON.stringify(problems, null, 2))
  else if (problems.length > 0)
    console.log(`${problems.map(formatProblem).join('\n')}\n\n${count(problems.length, 'problem')}.`)
  else
    console.log(
      `No problems: ${count(openLessons(course).length, 'lesson')}, ${count(course.cards.length, 'card')}, ${count(course.labs.length, 'lab')}, ${count(course.glossary?.value.length ?? 0, 'glossary entry', 'glossary entries')}.`,
    )
  if (problems.length > 0) process.exitCode = 1
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
