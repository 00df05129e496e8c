import { measureClass } from './class.ts'
import { measureSim } from './sim.ts'
import { measureThreads } from './threads.ts'
import { measureWeb } from './web.ts'

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  sim: measureSim,
  web: measureWeb,
  class: measureClass,
  threads: measureThreads,
}

/** `npm run bench [name]`: every figure is a ratio to a baseline measured in the same run; without a name, all of them. */
export async function main([name]: readonly string[]): Promise<void> {
  const chosen = name === undefined ? Object.values(benchmarks) : [benchmarks[name]]
  for (const benchmark of chosen) {
    if (!benchmark) {
      console.error(`There is no benchmark "${name}". There are: ${Object.keys(benchmarks).join(', ')}.`)
      process.exit(1)
    }
    await benchmark()
  }
  process.exit(0)
}
