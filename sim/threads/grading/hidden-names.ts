import type { Expression, Statement } from '../language/ast.ts'
import { parseProgram } from '../language/parse.ts'

/**
 * Takes the names that only the harness gives out of a text: `secret_a.balance` becomes `object 1.balance`. Names that the
 * learner's program has as well stay, since they are theirs.
 */
export function hidingNames(harness: string, source: string): (text: string) => string {
  const parsed = parseProgram(harness)
  const given = parsed.ok ? parsed.value.body.flatMap(namesIn) : []
  const own = new Set(source.match(/[\p{L}_][\p{L}\p{N}_]*/gu))
  const hidden = [...new Set(given)].filter((name) => !own.has(name) && !SAID_ANYWAY.has(name))
  const place = new Map(hidden.map((name, n) => [name, `object ${n + 1}`]))
  return (text) => text.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => place.get(word) ?? word)
}

/** Words of the findings themselves: a harness that has one as a name as well gives nothing away by it. */
const SAID_ANYWAY = new Set(
  'a and at barrier call condition deadlock event for from in is it item items line lines lock no nothing notify on or order queue read reads release semaphore the thread threads to wait waits what with write writes'.split(
    ' ',
  ),
)

/** Every name that a statement, or one inside of it, gives to something. */
function namesIn(node: Statement): string[] {
  switch (node.type) {
    case 'Assign':
      return node.targets.flatMap(namesOf)
    case 'AugAssign':
    case 'AnnAssign':
      return namesOf(node.target)
    case 'For':
      return [...namesOf(node.target), ...[...node.body, ...node.orelse].flatMap(namesIn)]
    case 'If':
    case 'While':
      return [...node.body, ...node.orelse].flatMap(namesIn)
    case 'With':
      return [
        ...node.items.flatMap(({ target }) => (target ? namesOf(target) : [])),
        ...node.body.flatMap(namesIn),
      ]
    case 'FunctionDef':
      return [node.name, ...node.args.args.map(({ name }) => name), ...node.body.flatMap(namesIn)]
    case 'ClassDef':
      return [node.name, ...node.body.flatMap(namesIn)]
    case 'Try':
      return [
        ...node.body,
        ...node.handlers.flatMap(({ body }) => body),
        ...node.orelse,
        ...node.finalbody,
      ].flatMap(namesIn)
    default:
      return []
  }
}

function namesOf(target: Expression): string[] {
  switch (target.type) {
    case 'Name':
      return [target.id]
    case 'Attribute':
      return [target.attr]
    case 'Tuple':
    case 'List':
      return target.elts.flatMap(namesOf)
    case 'Starred':
      return namesOf(target.value)
    default:
      return []
  }
}
