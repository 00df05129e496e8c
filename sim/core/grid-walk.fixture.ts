import { z } from 'zod'
import type { Property, Simulation } from './simulation.ts'

export type GridConfig = {
  width: number
  height: number
  /** A cell with no way out, as [x, y]. */
  hole: [number, number] | null
  /** Whether the walker may also step back to the left. */
  canGoBack: boolean
}
export type GridState = {
  readonly config: GridConfig
  readonly x: number
  readonly y: number
  readonly now: number
}
export type Move = 'right' | 'up' | 'left'
export type GridEvent = {
  readonly type: 'walker-moved'
  readonly time: number
  readonly move: Move
  readonly x: number
  readonly y: number
}

const isAtEnd = ({ config, x, y }: GridState) => x === config.width && y === config.height

/** A walk from (0, 0) to (width, height): a machine for tests of the core, with C(width + height, width) runs. */
export function gridWalk(
  properties: readonly Property<GridState>[] = [],
): Simulation<GridConfig, GridState, Move, GridEvent, { moves: number }> {
  return {
    id: 'grid-walk',
    version: 3,
    title: 'Grid walk',
    summary: 'A walker on a grid.',
    configSchema: z.strictObject({
      width: z.int().min(0).max(1_000_000),
      height: z.int().min(0).max(1_000_000),
      hole: z.tuple([z.int(), z.int()]).nullable().default(null),
      canGoBack: z.boolean().default(false),
    }),
    conventions: [],
    presets: [],
    init: (config) => ({ config, x: 0, y: 0, now: 0 }),
    enabled: (state) => {
      const { config, x, y } = state
      if (isAtEnd(state) || (config.hole?.[0] === x && config.hole[1] === y)) return []
      const moves: Move[] = []
      if (x < config.width) moves.push('right')
      if (y < config.height) moves.push('up')
      if (x > 0 && config.canGoBack) moves.push('left')
      return moves
    },
    isFinished: isAtEnd,
    step: (state, move) => {
      const x = state.x + (move === 'right' ? 1 : move === 'left' ? -1 : 0)
      const y = state.y + (move === 'up' ? 1 : 0)
      const event: GridEvent = { type: 'walker-moved', time: state.now, move, x, y }
      return { state: { ...state, x, y, now: state.now + 1 }, events: [event] }
    },
    measure: (_config, events) => ({ moves: events.length }),
    metricFields: [{ key: 'moves', label: 'Moves', unit: 'moves' }],
    metricTables: [],
    describe: ({ move }) => `The walker goes ${move}.`,
    isNotable: ({ move }) => move === 'up',
    describeAction: (move) => move,
    properties,
    key: ({ x, y }) => `${x} ${y}`,
  }
}

/** A grid without hole or way back. */
export function grid(width: number, height: number, more: Partial<GridConfig> = {}): GridConfig {
  return { width, height, hole: null, canGoBack: false, ...more }
}
