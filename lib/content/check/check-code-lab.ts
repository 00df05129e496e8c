import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import type { CodeLabSpec } from '#lib/domain/labs/lab-spec.ts'
import { workProblems } from '#lib/domain/labs/program-work.ts'
import { parseProgram as parseScript } from '#sim/event-loop/language/parse.ts'
import { checkProgram } from '#sim/threads/check/check-program.ts'
import { parseProgram } from '#sim/threads/language/parse.ts'
import type { CourseLab } from '../load/course.ts'
import type { Problem } from '../problem.ts'

type CodeLab = Pick<CourseLab, 'file' | 'placeOf'> & { readonly value: LabDefinition<CodeLabSpec> }

/** The programs compile, harnesses that are named exist, and a given program that is to be broken can be. */
export function checkCodeLab(lab: CodeLab): Problem[] {
  const inCode = checkCode(lab)
  return [...inCode, ...checkHarnesses(lab), ...(inCode.length === 0 ? checkBreaks(lab) : [])]
}

const endingOf = ({ kind }: CodeLabSpec) => (kind === 'program' ? '.py' : '.js')

const harnessFile = (lab: CodeLabSpec, name: string) =>
  `${name === 'main' ? 'harness' : `harness-${name}`}${endingOf(lab)}`

/** The harness of a script is the body of an async function. */
function parse(lab: CodeLabSpec, { name, source }: { readonly name: string; readonly source: string }) {
  if (lab.kind === 'program') return parseProgram(source)
  return parseScript(name.startsWith('harness') ? `(async () => {${source}\n})()` : source)
}

function checkCode({ value, file }: CodeLab): Problem[] {
  const { starter, demo, harnesses } = value
  const programs = { [`starter${endingOf(value)}`]: starter, [`demo${endingOf(value)}`]: demo }
  for (const [name, source] of Object.entries(harnesses)) programs[harnessFile(value, name)] = source
  const beside = (name: string) => file.replace(/lab\.yaml$/, name)
  const broken = Object.entries(programs).flatMap(([name, source]) => {
    const parsed = parse(value, { name, source })
    if (parsed.ok) return []
    const { line, column, message } = parsed.error
    const hint = 'hint' in parsed.error ? parsed.error.hint : 'Mend it; it has to run as it stands.'
    return [{ file: beside(name), line, column, message, hint }]
  })
  const tooLong = workProblems({ program: starter }).map(({ message }) => ({
    ...{ file: beside(`starter${endingOf(value)}`), line: 1, column: 1, message },
    hint: 'Make the program smaller; learners could not hand it in.',
  }))
  return [...broken, ...tooLong]
}

function checkHarnesses({ value, file, placeOf }: CodeLab): Problem[] {
  return value.deliverables.flatMap(({ check }, i) => {
    if (!('harness' in check) || Object.hasOwn(value.harnesses, check.harness)) return []
    return [
      {
        file,
        ...placeOf(['deliverables', i, 'check']),
        message: `There is no ${harnessFile(value, check.harness)} beside this lab.`,
        hint: `Create it, or name one of ${Object.keys(value.harnesses).join(', ') || 'none yet'}.`,
      },
    ]
  })
}

function checkBreaks({ value, file, placeOf }: CodeLab): Problem[] {
  if (value.kind === 'script') return []
  const { starter, demo, budget } = value
  return value.deliverables.flatMap(({ check }, i) => {
    if (check.type !== 'breaks') return []
    const { violations } = checkProgram(`${starter}\n${demo}`, {
      properties: ['assertions', 'deadlock'],
      maxStates: budget.states,
      maxTransitions: budget.transitions,
    })
    const found = violations.map(({ type }) => type)
    if (found.some((type) => check.shows.some((end) => end === type))) return []
    return [
      {
        file,
        ...placeOf(['deliverables', i, 'check']),
        message: `No schedule of starter.py with demo.py was found that ends with ${check.shows.join(' or ')}.`,
        hint: found.length > 0 ? `Found was ${found.join(', ')}.` : 'Let demo.py assert what goes wrong.',
      },
    ]
  })
}
