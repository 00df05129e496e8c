import { expect, test } from 'vitest'
import { ringLayout, shortened } from './ring-layout.ts'

test('two processes and two resources stand in turn, left, top, right, bottom', () => {
  const { processes, resources } = ringLayout({ processes: 2, resources: 2 }, [], { width: 100, height: 60 })
  const round = (points: readonly { x: number; y: number }[]) =>
    points.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)
  expect(round(processes)).toEqual(['0,30', '100,30'])
  expect(round(resources)).toEqual(['50,0', '50,60'])
})

test('no two nodes share a place, whatever their numbers', () => {
  for (const [processes, resources] of [
    [5, 5],
    [3, 1],
    [1, 4],
    [16, 16],
  ] as const) {
    const ring = ringLayout({ processes, resources }, [], { width: 400, height: 300 })
    const places = [...ring.processes, ...ring.resources].map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`)
    expect(new Set(places).size).toBe(processes + resources)
  }
})

test('an edge keeps its distance from both ends and from its twin', () => {
  const edge = shortened({ x: 0, y: 0 }, { x: 100, y: 0 }, { gapFrom: 10, gapTo: 20, aside: 5 })
  expect(edge).toEqual({ from: { x: 10, y: 5 }, to: { x: 80, y: 5 } })
})

test('each philosopher sits between the two forks of its own', () => {
  const links = [0, 1, 2, 3, 4].flatMap((process): [number, number][] => [
    [process, process],
    [process, (process + 1) % 5],
  ])
  const size = { width: 200, height: 200 }
  const { processes, resources } = ringLayout({ processes: 5, resources: 5 }, links, size)
  const lengths = links.map(([process, resource]) =>
    Math.hypot(
      processes[process]!.x - resources[resource]!.x,
      processes[process]!.y - resources[resource]!.y,
    ),
  )
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(1e-6)
})
