import { fresh, growSession, isGrowing, openSession, PLAYER_FUEL } from '#app/_player/run/session.ts'
import { lanesIn } from '#app/_player/views/scheduling/lanes.ts'
import { run } from '#sim/core/run.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { simulations } from '#sim/registry.ts'
import type { SchedulingEvent } from '#sim/scheduling/events.ts'

const SEEKS = 200

type Trace = { readonly name: string; readonly simulation: AnySimulation; readonly config: unknown }

/**
 * What the player does on traces of 100,000 steps, without the drawing: until the first picture, until all of it is there,
 * and from one place of the scrubber to the next, beside running again from the start (baseline).
 */
export async function measurePlayer(): Promise<void> {
  console.log(`\nThe player's core on a trace of ${PLAYER_FUEL.toLocaleString('en')} steps, in ms\n`)
  const heads = ['open', 'whole', 'one seek', 'run again', 'faster']
  console.log(`${''.padEnd(36)}${heads.map((head) => head.padStart(12)).join('')}`)
  for (const trace of traces()) {
    const cells = measureTrace(trace)
    console.log(`${trace.name.padEnd(36)}${cells.map((cell) => cell.padStart(12)).join('')}`)
  }
}

function traces(): Trace[] {
  const { scheduling, 'page-replacement': paging } = simulations
  const jobs = Array.from({ length: 100 }, (_, index) => ({ arrival: index * 900, run: 1_000 }))
  const references = Array.from({ length: PLAYER_FUEL }, (_, at) => (Math.imul(at, at) + (at >> 5)) & 255)
  return [
    {
      name: 'round robin, 100 jobs of 1,000 ticks',
      simulation: scheduling,
      config: scheduling.configSchema.parse({ policy: 'rr', quantumTicks: 5, jobs }),
    },
    {
      name: 'LRU, 64 frames',
      simulation: paging,
      config: paging.configSchema.parse({ policy: 'lru', frames: 64, references }),
    },
  ]
}

function measureTrace({ simulation, config }: Trace): string[] {
  const start = performance.now()
  const session = openSession(simulation, config, [])
  const opened = performance.now()
  while (isGrowing(session)) growSession(session, 5_000)
  const whole = fresh(session)
  const grown = performance.now()
  for (let seek = 0; seek < SEEKS; seek++) {
    // A golden-section walk: no two seeks are near each other, as when somebody drags the scrubber about.
    const position = Math.floor(((seek * 0.618034) % 1) * whole.run.length)
    const events = whole.history.eventsUpTo(position)
    simulation.measure(config, events)
    const state = whole.run.stateAt(position) as { now: number }
    if (simulation.id !== 'scheduling') continue
    const lanes = { events: whole.run.events as readonly SchedulingEvent[], end: PLAYER_FUEL }
    lanesIn(config as never, lanes, { from: Math.max(0, state.now - 500), until: state.now })
  }
  const sought = performance.now()
  run(simulation, config, { fuel: PLAYER_FUEL / 2 })
  const again = performance.now() - sought
  const seek = (sought - grown) / SEEKS
  return [opened - start, grown - start, seek, again]
    .map((ms) => ms.toFixed(1))
    .concat(`${Math.round(again / seek)}x`)
}
