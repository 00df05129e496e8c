export type Point = { readonly x: number; readonly y: number }
export type Ring = { readonly processes: readonly Point[]; readonly resources: readonly Point[] }

/** Pairs [process, resource] that an edge may join. */
export type Links = readonly (readonly [number, number])[]

type Counts = { readonly processes: number; readonly resources: number }
type Size = { readonly width: number; readonly height: number }

/**
 * Processes and resources in turn around an ellipse, spread evenly, so that the classic cycle (P1 R1 P2 R2) is drawn as
 * one. The first process stands on the left; the resources are turned so that the links are short. O(resources x links).
 */
export function ringLayout(counts: Counts, links: Links, size: Size): Ring {
  const { processes, resources } = placesOf(counts, size)
  const turns = resources.map((_, turn) =>
    resources.map((_point, index) => resources[(index + turn) % resources.length] as Point),
  )
  const lengthOf = (turned: readonly Point[]) =>
    links.reduce((sum, [process, resource]) => sum + distance(processes[process], turned[resource]), 0)
  const best = turns.reduce((a, b) => (lengthOf(b) < lengthOf(a) - 1e-6 ? b : a))
  return { processes, resources: best }
}

const distance = (a: Point | undefined, b: Point | undefined): number =>
  a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y)

function placesOf({ processes, resources }: Counts, { width, height }: Size): Ring {
  const order = [
    ...Array.from({ length: processes }, (_, index) => ({ at: index / processes, kind: 0 })),
    ...Array.from({ length: resources }, (_, index) => ({ at: (index + 0.5) / resources, kind: 1 })),
  ].sort((a, b) => a.at - b.at || a.kind - b.kind)
  const points: [Point[], Point[]] = [[], []]
  for (const [place, { kind }] of order.entries()) {
    const angle = Math.PI + (2 * Math.PI * place) / order.length
    const point = { x: (width / 2) * (1 + Math.cos(angle)), y: (height / 2) * (1 + Math.sin(angle)) }
    points[kind as 0 | 1].push(point)
  }
  return { processes: points[0], resources: points[1] }
}

/** The part of the line from `from` to `to` that leaves `gapFrom` and `gapTo` pixels free at its ends, shifted aside. */
export function shortened(
  from: Point,
  to: Point,
  { gapFrom, gapTo, aside }: { gapFrom: number; gapTo: number; aside: number },
): { from: Point; to: Point } {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy] = [dx / length, dy / length]
  const shift = { x: -uy * aside, y: ux * aside }
  return {
    from: { x: from.x + ux * gapFrom + shift.x, y: from.y + uy * gapFrom + shift.y },
    to: { x: to.x - ux * gapTo + shift.x, y: to.y - uy * gapTo + shift.y },
  }
}
