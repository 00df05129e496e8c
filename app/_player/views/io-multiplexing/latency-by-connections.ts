import { run } from '#sim/core/run.ts'
import { type IoMultiplexingConfig, MODELS, type Model } from '#sim/multiplex/config.ts'
import { ioMultiplexing } from '#sim/multiplex/io-multiplexing.ts'

export type LatencyPoint = {
  readonly connections: number
  /** Mean latency in microseconds; null when some request is never answered. */
  readonly latency: number | null
  readonly stackMib: number
}

export type LatencyCurve = { readonly model: Model; readonly points: readonly LatencyPoint[] }

const COUNTS = [10, 100, 1_000, 10_000]
const MOST_REQUESTS = 80

const known = new WeakMap<IoMultiplexingConfig, readonly LatencyCurve[] | null>()

/** The same requests under every model and several numbers of open connections; null when that is too much work for a figure. */
export function latencyCurves(config: IoMultiplexingConfig): readonly LatencyCurve[] | null {
  const found = known.get(config)
  if (found !== undefined) return found
  const curves = computeCurves(config)
  known.set(config, curves)
  return curves
}

function computeCurves(config: IoMultiplexingConfig): readonly LatencyCurve[] | null {
  const requests = config.trace.length > 0 ? config.trace.length : config.workload.requests
  const least = Math.max(0, ...config.trace.map(({ connection }) => connection))
  const counts = COUNTS.filter((count) => count > least)
  if (requests > MOST_REQUESTS || counts.length < 2) return null
  return MODELS.map((model) => ({
    model,
    points: counts.map((connections) => pointOf({ ...config, model, connections })),
  }))
}

function pointOf(config: IoMultiplexingConfig): LatencyPoint {
  const { trace, stop } = run(ioMultiplexing, config)
  const { meanLatency, refused, stackMib } = ioMultiplexing.measure(config, trace)
  const isComplete = stop === 'finished' && refused === 0
  return { connections: config.connections, latency: isComplete ? meanLatency : null, stackMib }
}
