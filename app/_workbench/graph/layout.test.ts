import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutOf } from './layout.ts'

/** How many pairs of edges between neighbouring layers cross. */
function crossings(
  places: readonly { x: number; y: number }[],
  edges: readonly { from: number; to: number }[],
): number {
  let count = 0
  edges.forEach((one, n) => {
    for (const two of edges.slice(n + 1)) {
      const [a, b, c, d] = [one.from, one.to, two.from, two.to].map((node) => places[node])
      if (!a || !b || !c || !d || a.y !== c.y || b.y !== d.y) continue
      if ((a.x - c.x) * (b.x - d.x) < 0) count++
    }
  })
  return count
}

test('two crossed edges are uncrossed', () => {
  const edges = [
    { from: 0, to: 1 },
    { from: 0, to: 2 },
    { from: 1, to: 4 },
    { from: 2, to: 3 },
  ]
  const { places, columns, rows } = layoutOf([0, 1, 1, 2, 2], edges)
  expect(crossings(places, edges)).toBe(0)
  expect({ columns, rows }).toEqual({ columns: 2, rows: 3 })
})

test('each node stands in its layer and on no other, whatever the graph', () => {
  const graph = fc.array(fc.nat(6), { minLength: 1, maxLength: 40 }).chain((depths) =>
    fc.record({
      depths: fc.constant(depths),
      edges: fc.array(fc.record({ from: fc.nat(depths.length - 1), to: fc.nat(depths.length - 1) }), {
        maxLength: 60,
      }),
    }),
  )
  fc.assert(
    fc.property(graph, ({ depths, edges }) => {
      const { places, columns } = layoutOf(depths, edges)
      expect(places.map(({ y }) => y)).toEqual(depths)
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(depths.length)
      for (const { x } of places) expect(x >= 0 && x <= columns - 1).toBe(true)
    }),
  )
})
