import type { Span } from './syntax-error.ts'

type AnyNode = Span & Readonly<Record<string, unknown>> & { readonly type: string }

/** Every node below, statements and expressions, each before what stands inside of it. */
export function nodesIn(value: unknown): AnyNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(nodesIn)
  return 'type' in value && typeof value.type === 'string' ? [value as AnyNode, ...below] : below
}
