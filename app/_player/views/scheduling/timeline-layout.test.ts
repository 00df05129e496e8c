import { expect, test } from 'vitest'
import { redBlackTree } from '#sim/scheduling/red-black-tree.ts'
import { mostLevels, treePlaces } from './timeline-layout.ts'

test('columns follow the keys, and no tree has more levels than there is room for', () => {
  for (let count = 0; count <= 24; count++) {
    const rising = Array.from({ length: count }, (_, key) => key)
    for (const keys of [rising, rising.toReversed()]) {
      const tree = redBlackTree(keys, (a, b) => a < b)
      const places = treePlaces(tree)
      expect(places.map(({ node }) => tree.nodes[node]?.item)).toEqual(rising)
      for (const { depth } of places) expect(depth).toBeLessThan(mostLevels(count))
    }
  }
})

test.each([
  [0, 0],
  [1, 1],
  [3, 2],
  [6, 4],
  [9, 4],
  [10, 5],
])('%i nodes have at most %i levels', (nodes, levels) => {
  expect(mostLevels(nodes)).toBe(levels)
})
