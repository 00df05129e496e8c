// The tree, in the shape and with the names of CPython 3.11's `ast` module.
import type { Span } from './syntax-error.ts'

type Node<T extends string, Fields> = Span & { readonly type: T } & Readonly<Fields>

export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<<' | '>>' | '&' | '|' | '^'
export type CompareOperator = '<' | '<=' | '>' | '>=' | '==' | '!=' | 'is' | 'is not' | 'in' | 'not in'
export type ConstantValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | { readonly float: number }
  | { readonly ellipsis: true }

export type Expression =
  | Node<'Constant', { value: ConstantValue }>
  | Node<'Name', { id: string }>
  | Node<'BinOp', { left: Expression; op: Operator; right: Expression }>
  | Node<'UnaryOp', { op: '-' | '+' | '~' | 'not'; operand: Expression }>
  | Node<'BoolOp', { op: 'and' | 'or'; values: readonly Expression[] }>
  | Node<'Compare', { left: Expression; ops: readonly CompareOperator[]; comparators: readonly Expression[] }>
  | Node<'Call', { func: Expression; args: readonly Expression[]; keywords: readonly Keyword[] }>
  | Node<'Attribute', { value: Expression; attr: string }>
  | Node<'Subscript', { value: Expression; slice: Expression }>
  | Node<'Slice', { lower: Expression | null; upper: Expression | null; step: Expression | null }>
  | Node<'Starred', { value: Expression }>
  | Node<'List', { elts: readonly Expression[] }>
  | Node<'Tuple', { elts: readonly Expression[] }>
  | Node<'Set', { elts: readonly Expression[] }>
  | Node<'Dict', { keys: readonly (Expression | null)[]; values: readonly Expression[] }>
  | Node<'IfExp', { test: Expression; body: Expression; orelse: Expression }>
  | Node<'Lambda', { args: Parameters; body: Expression }>
  | Node<'ListComp' | 'SetComp' | 'GeneratorExp', { elt: Expression; generators: readonly Comprehension[] }>
  | Node<'DictComp', { key: Expression; value: Expression; generators: readonly Comprehension[] }>
  | Node<'JoinedStr', { values: readonly Expression[] }>
  | Node<'FormattedValue', { value: Expression; conversion: '' | 'r' | 's' | 'a'; spec: Expression | null }>
  | Node<'NamedExpr', { target: Expression & { type: 'Name' }; value: Expression }>
  | Node<'Yield', { value: Expression | null }>
  | Node<'YieldFrom', { value: Expression }>

export type ExpressionOf<T extends Expression['type']> = Extract<Expression, { type: T }>
export type Keyword = Span & { readonly arg: string | null; readonly value: Expression }
export type Comprehension = {
  readonly target: Expression
  readonly iter: Expression
  readonly ifs: readonly Expression[]
}
export type Parameter = Span & { readonly name: string; readonly fallback: Expression | null }
export type Parameters = {
  readonly posOnly: number
  readonly args: readonly Parameter[]
  readonly vararg: Parameter | null
  readonly kwOnly: readonly Parameter[]
  readonly kwarg: Parameter | null
}
export type Alias = Span & { readonly name: string; readonly asName: string | null }
export type Handler = Span & {
  readonly test: Expression | null
  readonly name: string | null
  readonly body: readonly Statement[]
}

export type Statement =
  | Node<'Expr', { value: Expression }>
  | Node<'Assign', { targets: readonly Expression[]; value: Expression }>
  | Node<'AugAssign', { target: Expression; op: Operator; value: Expression }>
  | Node<
      'AnnAssign',
      { target: Expression; annotation: Expression; value: Expression | null; isSimple: boolean }
    >
  | Node<'If', { test: Expression; body: readonly Statement[]; orelse: readonly Statement[] }>
  | Node<'While', { test: Expression; body: readonly Statement[]; orelse: readonly Statement[] }>
  | Node<
      'For',
      { target: Expression; iter: Expression; body: readonly Statement[]; orelse: readonly Statement[] }
    >
  | Node<
      'FunctionDef',
      { name: string; args: Parameters; body: readonly Statement[]; decorators: readonly Expression[] }
    >
  | Node<
      'ClassDef',
      {
        name: string
        bases: readonly Expression[]
        keywords: readonly Keyword[]
        body: readonly Statement[]
        decorators: readonly Expression[]
      }
    >
  | Node<'Return', { value: Expression | null }>
  | Node<'Delete', { targets: readonly Expression[] }>
  | Node<'Raise', { exc: Expression | null; cause: Expression | null }>
  | Node<'Assert', { test: Expression; msg: Expression | null }>
  | Node<'Import', { names: readonly Alias[] }>
  | Node<'ImportFrom', { module: string; names: readonly Alias[] }>
  | Node<'Global' | 'Nonlocal', { names: readonly string[] }>
  | Node<'Pass' | 'Break' | 'Continue', Record<never, never>>
  | Node<
      'Try',
      {
        body: readonly Statement[]
        handlers: readonly Handler[]
        orelse: readonly Statement[]
        finalbody: readonly Statement[]
      }
    >
  | Node<'With', { items: readonly WithItem[]; body: readonly Statement[] }>

export type StatementOf<T extends Statement['type']> = Extract<Statement, { type: T }>
export type WithItem = { readonly context: Expression; readonly target: Expression | null }
