import { minimise, shortestFailures } from '#sim/threads/check/minimise.ts'
import { exploreStates } from '#sim/threads/check/state-graph.ts'
import { runProgram } from '#sim/threads/run-program.ts'
import type { Sample, StudyRequest, StudyResults } from './messages.ts'

const RUNS = 200
const FUEL = 100_000

self.addEventListener('message', ({ data }: MessageEvent<StudyRequest>) => {
  self.postMessage(answer(data))
})

function answer(request: StudyRequest): StudyResults[StudyRequest['type']] {
  const { source } = request
  switch (request.type) {
    case 'graph':
      return exploreStates(source, request.rules)
    case 'minimise':
      return minimise(source, request.schedule, { ...request.rules, anyTime: request.anyTime })
    case 'goals':
      return shortestFailures(source)
    case 'sample':
      return sample(source)
  }
}

/** The same number of random runs at both levels; a run fails that does not end with exit code 0. */
function sample(source: string): Sample {
  const failures = (level: 'gil' | 'L1') => {
    let count = 0
    for (let seed = 1; seed <= RUNS; seed++)
      if (runProgram(source, { level, scheduler: 'random', seed, fuel: FUEL }).error !== null) count++
    return count
  }
  return { runs: RUNS, gil: failures('gil'), anywhere: failures('L1') }
}
