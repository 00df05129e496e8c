/** Where the nodes of a layered drawing stand, in units of one column and one row. */
export type Layout = {
  readonly places: readonly { readonly x: number; readonly y: number }[]
  readonly columns: number
  readonly rows: number
}

type Edge = { readonly from: number; readonly to: number }

const SWEEPS = 8

/**
 * Layers by depth, and within each layer an order with few crossings: nodes move to the mean place of their neighbours in
 * the layer above, then below, in turn (barycentre method of Sugiyama, Tagawa and Toda 1981).
 */
export function layoutOf(depths: readonly number[], edges: readonly Edge[]): Layout {
  const rows = Math.max(0, ...depths) + 1
  const layers = Array.from({ length: rows }, (_, row) => [...depths.keys()].filter((n) => depths[n] === row))
  const columns = Math.max(1, ...layers.map((layer) => layer.length))
  const xs = new Array<number>(depths.length).fill(0)
  const place = (layer: readonly number[]) => {
    layer.forEach((n, at) => {
      xs[n] = at + (columns - layer.length) / 2
    })
  }
  const above = neighbours(depths, edges, -1)
  const below = neighbours(depths, edges, 1)
  layers.forEach(place)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0
    for (const layer of isDown ? layers : layers.toReversed()) {
      const meanOf = new Map(
        layer.map((n) => [n, mean((isDown ? above : below)[n] ?? [], xs) ?? (xs[n] as number)]),
      )
      layer.sort((a, b) => (meanOf.get(a) as number) - (meanOf.get(b) as number))
      place(layer)
    }
  }
  return { places: depths.map((y, n) => ({ x: xs[n] as number, y })), columns, rows }
}

/** For each node its neighbours in the layer above (-1) or below (1). */
function neighbours(depths: readonly number[], edges: readonly Edge[], side: -1 | 1): readonly number[][] {
  const found: number[][] = depths.map(() => [])
  for (const { from, to } of edges)
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const)
      if ((depths[b] as number) - (depths[a] as number) === side) found[a]?.push(b)
  return found
}

const mean = (nodes: readonly number[], xs: readonly number[]): number | null =>
  nodes.length === 0 ? null : nodes.reduce((sum, n) => sum + (xs[n] as number), 0) / nodes.length
