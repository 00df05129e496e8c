import { type Node, namesIn } from '../language/node.ts'
import { parseProgram, walk } from '../language/parse.ts'

/**
 * Takes the names that only the harness gives out of a text: `secretAccount goes on` becomes `object 1 goes on`. Names
 * that the learner's program has as well stay, since they are theirs.
 */
export function hidingNames(harness: string, source: string): (text: string) => string {
  const parsed = parseProgram(`(async () => {\n${harness}\n})()`, { isLibrary: true })
  const given: string[] = []
  if (parsed.ok) walk(parsed.value.program, (node) => given.push(...namesGivenBy(node)))
  const own = new Set(source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
  const hidden = [...new Set(given)].filter((name) => !own.has(name))
  const place = new Map(hidden.map((name, n) => [name, `object ${n + 1}`]))
  return (text) => text.replace(/[\p{L}_$][\p{L}\p{N}_$]*/gu, (word) => place.get(word) ?? word)
}

function namesGivenBy(node: Node): readonly string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return namesIn(node.id)
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...(node.id ? [node.id.name] : []), ...node.params.flatMap(namesIn)]
    case 'ClassDeclaration':
    case 'ClassExpression':
      return node.id ? [node.id.name] : []
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return node.computed || node.key.type !== 'Identifier' ? [] : [node.key.name]
    default:
      return []
  }
}
