import { type SimulationId, simulations } from '#sim/registry.ts'
import { addressTranslationGenerators } from './address-translation.ts'
import { finalMetric, nextEvent } from './any-simulation.ts'
import { bankersGenerators } from './bankers.ts'
import { diskGenerators } from './disk.ts'
import { freeSpaceGenerators } from './free-space.ts'
import type { AnyGenerator } from './generator.ts'
import { pageReplacementGenerators } from './page-replacement.ts'
import { processStatesGenerators } from './process-states.ts'
import { raidGenerators } from './raid.ts'
import { schedulingGenerators } from './scheduling.ts'

/** Exercises written for one simulation. */
const WRITTEN: Partial<Readonly<Record<SimulationId, readonly AnyGenerator[]>>> = {
  'process-states': processStatesGenerators,
  scheduling: schedulingGenerators,
  'page-replacement': pageReplacementGenerators,
  'free-space': freeSpaceGenerators,
  'address-translation': addressTranslationGenerators,
  disk: diskGenerators,
  raid: raidGenerators,
  bankers: bankersGenerators,
}

/** What can be asked of a simulation: the exercises written for it, and the two that every simulation has. */
export function generatorsOf(id: SimulationId): readonly AnyGenerator[] {
  const simulation = simulations[id]
  return [...(WRITTEN[id] ?? []), nextEvent(simulation), finalMetric(simulation)]
}
