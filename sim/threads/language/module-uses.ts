import type { Expression } from './ast.ts'
import type { AttributePlace, ModuleUse, Scope } from './scope-entry.ts'

/** The uses among `places` whose name is bound to one module, by imports only, wherever it is bound. */
export function moduleUses(places: readonly AttributePlace[]): ModuleUse[] {
  return places.flatMap(({ node, scope, isAssigned }) => {
    const module = moduleNamed(node.value, scope)
    if (module === null) return []
    const { line, col, endLine, endCol } = node
    return [{ module, name: node.attr, type: isAssigned ? 'assigned' : 'read', line, col, endLine, endCol }]
  })
}

function moduleNamed(node: Expression, scope: Scope): string | null {
  if (node.type === 'Name') return binder(node.id, scope)?.modules.get(node.id) ?? null
  if (node.type !== 'Attribute') return null
  const outer = moduleNamed(node.value, scope)
  const dotted = `${outer}.${node.attr}`
  return outer !== null && SUBMODULES.includes(dotted) ? dotted : null
}

/** Modules that are attributes of others. */
const SUBMODULES = ['concurrent.futures', 'collections.abc', 'lab.atomic']

/** The scope whose variable a name means. */
function binder(name: string, scope: Scope): Scope | null {
  if (!scope.globals.has(name))
    for (let at: Scope | null = scope; at !== null && at.kind !== 'module'; at = at.parent) {
      if (at.globals.has(name)) break
      if (at.bound.has(name) && !at.nonlocals.has(name) && (at === scope || at.kind === 'function')) return at
    }
  let module = scope
  while (module.parent !== null) module = module.parent
  return module
}
