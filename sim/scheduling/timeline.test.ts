import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../core/run.ts'
import type { SchedulingInput } from './config.ts'
import { type RedBlackTree, redBlackTree } from './red-black-tree.ts'
import { scheduling } from './scheduling.ts'
import { timelineOf } from './timeline.ts'

const treeOf = (keys: readonly number[]) => redBlackTree(keys, (a, b) => a < b)

/** `11b(2r(1b 7b) 14r)`: each node with its colour and its children, `-` where only one is there. */
function shape({ nodes, root }: RedBlackTree<number>, at = root): string {
  if (at === null) return '-'
  const { item, isRed, left, right } = nodes[at]!
  const below =
    left === null && right === null
      ? ''
      : `(${shape({ nodes, root }, left)} ${shape({ nodes, root }, right)})`
  return `${item}${isRed ? 'r' : 'b'}${below}`
}

// Cormen et al., Introduction to Algorithms, ch. 13.3: exercise 13.3-2, worked out by hand.
test('inserting 41, 38, 31, 12, 19, 8 gives the tree of the exercise', () => {
  expect(shape(treeOf([41]))).toBe('41b')
  expect(shape(treeOf([41, 38]))).toBe('41b(38r -)')
  expect(shape(treeOf([41, 38, 31]))).toBe('38b(31r 41r)')
  expect(shape(treeOf([41, 38, 31, 12]))).toBe('38b(31b(12r -) 41b)')
  expect(shape(treeOf([41, 38, 31, 12, 19]))).toBe('38b(19b(12r 31r) 41b)')
  expect(shape(treeOf([41, 38, 31, 12, 19, 8]))).toBe('38b(19r(12b(8r -) 31b) 41b)')
})

test('any insertion keeps the order, black heights equal and red nodes apart', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 60 }), (keys) => {
      const { nodes, root } = treeOf(keys)
      const seen: number[] = []
      const blackHeight = (at: number | null): number => {
        if (at === null) return 1
        const { item, isRed, left, right } = nodes[at]!
        for (const child of [left, right]) {
          if (child === null) continue
          expect(nodes[child]!.parent).toBe(at)
          expect(isRed && nodes[child]!.isRed).toBe(false)
        }
        const height = blackHeight(left)
        seen.push(item)
        expect(blackHeight(right)).toBe(height)
        return height + (isRed ? 0 : 1)
      }
      blackHeight(root)
      expect(seen).toEqual([...keys].sort((a, b) => a - b))
      expect(root === null || !nodes[root]!.isRed).toBe(true)
    }),
  )
})

const jobs = fc.array(
  fc.record({
    arrival: fc.nat({ max: 10 }),
    run: fc.integer({ min: 1, max: 12 }),
    nice: fc.integer({ min: -5, max: 5 }),
    ioEvery: fc.constantFrom(0, 0, 3),
  }),
  { minLength: 1, maxLength: 6 },
)

test.each(['cfs', 'eevdf'] as const)(
  '%s takes the leftmost eligible job of the tree when the CPU is free',
  (policy) => {
    fc.assert(
      fc.property(jobs, (list) => {
        const input: SchedulingInput = { policy, jobs: list.map((job) => ({ ...job, ioTime: 2 })) }
        const config = scheduling.configSchema.parse(input)
        let state = scheduling.init(config)
        for (let action = scheduling.enabled(state)[0]; action; action = scheduling.enabled(state)[0]) {
          const timeline = timelineOf(state)!
          const { state: after, events } = scheduling.step(state, action)
          const isJoined = events.some(({ type }) => type === 'job-arrived' || type === 'io-completed')
          const chosen = events.find((event) => event.type === 'job-dispatched')
          const isSettled =
            state.running === null && !isJoined && state.pending.every(({ time }) => time > state.now)
          if (isSettled && chosen !== undefined) expect(timeline.next).toBe(chosen.job)
          const waiting = timeline.tree.nodes.map(({ item }) => item.job)
          expect(waiting).not.toContain(state.running)
          state = after
        }
      }),
    )
  },
)

test('under other policies there is no tree', () => {
  const { state } = run(scheduling, scheduling.configSchema.parse({ policy: 'rr' }), { fuel: 2 })
  expect(timelineOf(state)).toBeNull()
})
