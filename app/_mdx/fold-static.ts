import type { Element, ElementContent, Properties } from 'hast'
import { toHtml } from 'hast-util-to-html'
import {
  cloneElement,
  createElement,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from 'react'
import { invariant } from '#lib/shared/invariant.ts'

type Props = Readonly<Record<string, unknown>>

/** Something that never changes: as HTML and, should its surroundings be alive, as what React renders instead. */
type Static = { readonly html: ElementContent; readonly node: ReactNode }
type Folded = Static | { readonly html: null; readonly node: ReactElement }

const CLIENT_REFERENCE = Symbol.for('react.client.reference')

/**
 * Renders the server components of a tree once and for all. What holds no island becomes a string of HTML on its outermost
 * element, which costs React one element instead of thousands; islands, and what stands around them, stay elements.
 * Components are called outside of React, so they may be async but use no hooks.
 */
export async function foldStatic(tree: ReactNode): Promise<ReactNode> {
  return toChildren(await fold(tree))
}

async function fold(node: unknown): Promise<Folded[]> {
  if (node === null || node === undefined || typeof node === 'boolean') return []
  if (Array.isArray(node)) return foldAll(node)
  if (isValidElement<Props>(node)) return foldElement(node)
  const value = String(node)
  return [{ html: { type: 'text', value }, node: value }]
}

/** One after the other, so that components are called in the order of the text. */
async function foldAll(nodes: readonly unknown[]): Promise<Folded[]> {
  const folded: Folded[] = []
  for (const node of nodes) folded.push(...(await fold(node)))
  return folded
}

async function foldElement(element: ReactElement<Props>): Promise<Folded[]> {
  const { type, props } = element
  if (type === Fragment) return fold(props.children)
  if (typeof type === 'string') return [await foldHost(type, props)]
  if (isServerComponent(type)) return fold(await type(props))
  return [{ html: null, node: createElement(type, await foldProps(props)) }]
}

/** An island or a component of React's own is not a plain function, or says that it lives in the browser. */
const isServerComponent = (type: unknown): type is (props: Props) => unknown =>
  typeof type === 'function' && (type as { $$typeof?: symbol }).$$typeof !== CLIENT_REFERENCE

/** Islands may be given elements in any prop, and in lists and objects. */
async function foldProps(props: Props): Promise<Props> {
  const entries = Object.entries(props).map(async ([name, value]) => [name, await foldProp(value)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

async function foldProp(value: unknown): Promise<unknown> {
  if (isValidElement(value)) return foldStatic(value)
  if (Array.isArray(value))
    return value.some(isValidElement) ? foldStatic(value) : Promise.all(value.map(foldProp))
  if (value !== null && typeof value === 'object') return foldProps(value as Props)
  return value
}

async function foldHost(tagName: string, { children, ...props }: Props): Promise<Folded> {
  const inner = props.dangerouslySetInnerHTML as { __html: string } | undefined
  if (inner)
    return {
      html: hastOf(tagName, props, [{ type: 'raw', value: inner.__html }]),
      node: createElement(tagName, props),
    }
  const folded = await fold(children)
  if (!folded.every(isStatic))
    return { html: null, node: createElement(tagName, props, ...toChildren(folded)) }
  const contents = folded.map(({ html }) => html)
  const isPlain = contents.every(({ type }) => type === 'text')
  return {
    html: hastOf(tagName, props, contents),
    node: isPlain
      ? createElement(tagName, props, ...folded.map(({ node }) => node))
      : createElement(tagName, { ...props, dangerouslySetInnerHTML: { __html: serialise(contents) } }),
  }
}

const isStatic = (folded: Folded): folded is Static => folded.html !== null

const toChildren = (folded: readonly Folded[]): ReactNode[] =>
  folded.map(({ node }, key) => (isValidElement(node) ? cloneElement(node, { key }) : node))

const serialise = (children: ElementContent[]): string =>
  toHtml({ type: 'root', children }, { allowDangerousHtml: true })

function hastOf(tagName: string, props: Props, children: ElementContent[]): Element {
  const { dangerouslySetInnerHTML: _, ...attributes } = props
  const properties = Object.entries(attributes).map(([name, value]) => [name, attributeOf(name, value)])
  return { type: 'element', tagName, properties: Object.fromEntries(properties) as Properties, children }
}

/** As React writes it: `aria-` and `data-` attributes spell out true and false. */
function attributeOf(name: string, value: unknown): unknown {
  if (name === 'style') return styleText(value as Props)
  return typeof value === 'boolean' && /^(aria|data)-/.test(name) ? String(value) : value
}

/** React's style object as CSS. Lengths are strings here, as KaTeX and the highlighter write them. */
function styleText(style: Props): string {
  const declarations = Object.entries(style).map(([name, value]) => {
    invariant(typeof value === 'string', `the style ${name} of a static element is not a string`)
    const property = name.startsWith('--') ? name : name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
    return `${property}:${value}`
  })
  return declarations.join(';')
}
