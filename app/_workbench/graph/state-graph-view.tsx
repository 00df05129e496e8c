import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { StateEdge, StateGraph, StateNode } from '#sim/threads/check/state-graph.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import { strandOf } from '../strand.ts'
import { KIND_TEXT, type Kind, kindOf } from './kind.ts'
import { type Layout, layoutOf } from './layout.ts'
import styles from './state-graph.module.css'
import { StateNote } from './state-note.tsx'

const COLUMN = 62
const ROW = 58
const WIDTH = 46
const HEIGHT = 30
const MARGIN = 16

/** What stands in a node: ends are told by a word and a shape, not by colour alone. */
const WORDS: Readonly<Record<Kind, string>> = {
  start: 'start',
  finished: 'ends',
  failed: 'fails',
  deadlock: 'stuck',
  lost: 'no end',
  inner: '',
}

type Props = {
  readonly graph: StateGraph
  readonly onReplay: (schedule: string) => void
}

/** Every state of a small program as a graph, from the start down. Arrow keys walk along it; choosing a state replays a run to it. */
export function StateGraphView({ graph, onReplay }: Props) {
  const { nodes, edges } = graph
  const layout = useMemo(
    () =>
      layoutOf(
        nodes.map(({ depth }) => depth),
        edges,
      ),
    [nodes, edges],
  )
  const [chosen, setChosen] = useState(0)
  const buttons = useRef(new Map<number, HTMLButtonElement>())
  const node = nodes[chosen]
  const go = (n: number) => {
    setChosen(n)
    buttons.current.get(n)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = neighbourOf({ nodes, edges, layout }, chosen, event.key)
    if (next === undefined) return
    event.preventDefault()
    go(next)
  }
  const scroll = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = scroll.current
    if (element) element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2
  }, [])
  const width = layout.columns * COLUMN + 2 * MARGIN
  const height = layout.rows * ROW + 2 * MARGIN - (ROW - HEIGHT)
  return (
    <div className={styles.view}>
      <div ref={scroll} className={styles.scroll}>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons that is drawn, not a part of a form. */}
        <div
          role="group"
          aria-label="States; arrow keys walk along the steps"
          className={styles.canvas}
          style={{ width, height }}
          onKeyDown={onKeyDown}
        >
          <Edges edges={edges} layout={layout} chosen={chosen} width={width} height={height} />
          {nodes.map((own, n) => {
            const kind = kindOf(own, n)
            const { x, y } = placeOf(layout, n)
            return (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: a state is its place in the graph.
                key={n}
                ref={(button) => {
                  if (button) buttons.current.set(n, button)
                  else buttons.current.delete(n)
                }}
                type="button"
                className={styles.node}
                data-kind={kind}
                aria-current={n === chosen || undefined}
                aria-label={labelOf(own, n)}
                tabIndex={n === chosen ? 0 : -1}
                style={{ left: x - WIDTH / 2, top: y, width: WIDTH, height: HEIGHT }}
                onFocus={() => setChosen(n)}
                onClick={() => {
                  go(n)
                  onReplay(own.schedule)
                }}
              >
                {WORDS[kind] || n}
              </button>
            )
          })}
        </div>
      </div>
      {node && <StateNote graph={graph} n={chosen} onGo={go} onReplay={() => onReplay(node.schedule)} />}
    </div>
  )
}

const placeOf = (layout: Layout, n: number) => {
  const { x, y } = layout.places[n] ?? { x: 0, y: 0 }
  return { x: MARGIN + (x + 0.5) * COLUMN, y: MARGIN + y * ROW }
}

function labelOf(node: StateNode, n: number): string {
  const said = KIND_TEXT[kindOf(node, n)]
  const standing = node.view.threads.map(
    ({ label, status, line }) => `${label} ${line > 0 ? `at line ${line}` : status}`,
  )
  return `State ${n}${said === '' ? '' : `, ${said}`}: ${standing.join(', ')}`
}

/** Left and right in the layer, down along the first step that leads there, up against it. */
function neighbourOf(
  { nodes, edges, layout }: { nodes: readonly StateNode[]; edges: readonly StateEdge[]; layout: Layout },
  n: number,
  key: string,
): number | undefined {
  const depth = nodes[n]?.depth ?? 0
  if (key === 'ArrowDown')
    return edges.find(({ from, to }) => from === n && (nodes[to]?.depth ?? 0) > depth)?.to
  if (key === 'ArrowUp')
    return edges.find(({ from, to }) => to === n && (nodes[from]?.depth ?? 0) < depth)?.from
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const x = (own: number) => layout.places[own]?.x ?? 0
  const layer = [...nodes.keys()].filter((own) => nodes[own]?.depth === depth)
  layer.sort((a, b) => x(a) - x(b))
  return layer[layer.indexOf(n) + (key === 'ArrowLeft' ? -1 : 1)]
}

type EdgesProps = {
  edges: readonly StateEdge[]
  layout: Layout
  chosen: number
  width: number
  height: number
}

function Edges({ edges, layout, chosen, width, height }: EdgesProps) {
  return (
    <svg className={styles.edges} width={width} height={height} aria-hidden="true">
      {edges.map(({ from, to, tid }, n) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished graph never changes.
          key={n}
          className={styles.edge}
          data-strand={strandOf(tid)}
          data-near={from === chosen || to === chosen || undefined}
          d={curve(placeOf(layout, from), placeOf(layout, to), from === to)}
        >
          <title>{threadLabel(tid)}</title>
        </path>
      ))}
    </svg>
  )
}

type Point = { readonly x: number; readonly y: number }

/** From the bottom of a node to the top of one below it; around the side to one that is not below. */
function curve(a: Point, b: Point, isLoop: boolean): string {
  if (isLoop) return `M${a.x + WIDTH / 2} ${a.y + 8} q14 ${HEIGHT / 2 - 8} 0 ${HEIGHT - 16}`
  if (b.y > a.y) {
    const [from, to] = [a.y + HEIGHT, b.y]
    const bend = (to - from) / 2
    return `M${a.x} ${from} C${a.x} ${from + bend} ${b.x} ${to - bend} ${b.x} ${to}`
  }
  const side = WIDTH / 2
  return `M${a.x + side} ${a.y + HEIGHT / 2} C${a.x + side + 40} ${a.y} ${b.x + side + 40} ${b.y + HEIGHT} ${b.x + side} ${b.y + HEIGHT / 2}`
}
