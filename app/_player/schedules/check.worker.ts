import { check } from '#sim/core/check.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { isSimulationId, simulations } from '#sim/registry.ts'
import { type CheckReply, type CheckRequest, ROUNDS } from './check-messages.ts'

const reply = (message: CheckReply) => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const simulation: AnySimulation | null = isSimulationId(data.simulationId)
    ? simulations[data.simulationId]
    : null
  const config = simulation === null ? null : parseConfig(simulation, data.config)
  if (simulation === null || !config?.ok)
    return reply({ type: 'failed', message: 'These settings cannot be checked.' })
  for (const [round, limits] of ROUNDS.entries()) {
    const report = check(simulation, config.value, limits)
    const isLast = report.status === 'complete' || round === ROUNDS.length - 1
    reply({ type: 'found', report, isLast })
    if (isLast) return
  }
})
