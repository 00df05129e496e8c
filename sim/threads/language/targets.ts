import type { Expression } from './ast.ts'
import { syntaxError } from './syntax-error.ts'

/** CPython's name for an expression in "cannot assign to ...". */
export function describeTarget(target: Expression): string {
  switch (target.type) {
    case 'Constant':
      if (target.value === null) return 'None'
      if (typeof target.value === 'boolean') return target.value ? 'True' : 'False'
      return typeof target.value === 'object' && 'ellipsis' in target.value ? 'ellipsis' : 'literal'
    case 'Call':
      return 'function call'
    case 'BinOp':
    case 'UnaryOp':
    case 'BoolOp':
      return 'expression'
    case 'Compare':
      return 'comparison'
    case 'JoinedStr':
    case 'FormattedValue':
      return 'f-string expression'
    case 'Lambda':
      return 'lambda'
    case 'IfExp':
      return 'conditional expression'
    case 'GeneratorExp':
      return 'generator expression'
    case 'Yield':
    case 'YieldFrom':
      return 'yield expression'
    case 'ListComp':
      return 'list comprehension'
    case 'SetComp':
      return 'set comprehension'
    case 'DictComp':
      return 'dict comprehension'
    case 'Dict':
      return 'dict literal'
    case 'Set':
      return 'set display'
    case 'NamedExpr':
      return 'named expression'
    case 'Name':
      return 'name'
    case 'Attribute':
      return 'attribute'
    case 'Subscript':
      return 'subscript'
    case 'Starred':
      return 'starred'
    case 'Tuple':
      return 'tuple'
    case 'List':
      return 'list'
    case 'Slice':
      return 'slice'
  }
}

const HINT = 'Only a name, an attribute such as `a.b` or an element such as `a[0]` can stand left of "=".'

/** Throws CPython's error unless `target` can be assigned to. `place` picks its wording. */
export function checkTarget(
  target: Expression,
  place: 'assign' | 'maybe-equal' | 'delete' | 'for' = 'assign',
): void {
  switch (target.type) {
    case 'Name':
      if (target.id === '__debug__')
        throw syntaxError(`cannot ${place === 'delete' ? 'delete' : 'assign to'} __debug__`, target)
      return
    case 'Attribute':
    case 'Subscript':
      return
    case 'Starred':
      if (place === 'delete') throw syntaxError('cannot delete starred', target)
      checkTarget(target.value, place)
      return
    case 'Tuple':
    case 'List': {
      const stars = target.elts.filter((element) => element.type === 'Starred')
      for (const element of target.elts) checkTarget(element, place === 'maybe-equal' ? 'assign' : place)
      if (stars.length > 1) throw syntaxError('multiple starred expressions in assignment', target)
      return
    }
  }
  const what = describeTarget(target)
  if (place === 'delete') throw syntaxError(`cannot delete ${what}`, target)
  const isConstant = ['None', 'True', 'False'].includes(what)
  const question =
    place === 'maybe-equal' && !isConstant && target.type !== 'Lambda' && what !== 'yield expression'
  if (what === 'yield expression' && place !== 'for')
    throw syntaxError('assignment to yield expression not possible', target, HINT)
  throw syntaxError(
    `cannot assign to ${what}${question ? " here. Maybe you meant '==' instead of '='?" : ''}`,
    target,
    HINT,
  )
}
