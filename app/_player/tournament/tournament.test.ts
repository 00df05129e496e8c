import { expect, test } from 'vitest'
import { encodeShareLink } from '#sim/core/share-link.ts'
import { findingOf } from './finding.ts'
import { gameHash, gameIds, games, readGameHash } from './games.ts'
import { bestOf, policiesOf, rankedFields, runTournament } from './run-tournament.ts'
import { tournamentCsv } from './tournament-csv.ts'

const scheduling = await games.scheduling.load()
const jobs = [{ run: 12 }, { run: 3 }, { run: 3 }]
const turnaround = rankedFields(scheduling).find(({ key }) => key === 'averageTurnaround')!

test.each(gameIds)('every policy of %s runs every preset to its end, or says why not', async (id) => {
  const simulation = await games[id].load()
  expect(policiesOf(simulation).ids.length).toBeGreaterThan(3)
  for (const { config } of simulation.presets)
    for (const contestant of runTournament(simulation, config))
      if (contestant.type === 'refused') expect(contestant.reason).toMatch(/\.$/)
      else expect(['finished', 'stuck']).toContain(contestant.stop)
})

test('the finding names all winners and the last one', () => {
  const contestants = runTournament(scheduling, { jobs }).filter(({ policy }) =>
    ['fifo', 'sjf', 'stcf'].includes(policy),
  )
  expect(bestOf(turnaround, contestants)).toBe(9)
  expect(findingOf(turnaround, contestants)).toBe(
    'Best by average turnaround time (lower is better): sjf and stcf, 9 ticks. Last comes fifo with 15 ticks.',
  )
})

test('where all are equal nobody is best', () => {
  const contestants = runTournament(scheduling, { jobs: [{ run: 5 }] })
  expect(bestOf(turnaround, contestants)).toBeNull()
  expect(findingOf(turnaround, contestants)).toBe('The policies do not differ in average turnaround time.')
})

test('a policy that the rules do not know says so in table and file', () => {
  const contestants = runTournament(scheduling, { jobs, convention: 'ostep' })
  expect(contestants.find(({ policy }) => policy === 'cfs')).toMatchObject({
    type: 'refused',
    reason: expect.stringContaining('ostep pack knows'),
  })
  const lines = tournamentCsv(scheduling, contestants).split('\r\n')
  expect(lines[0]).toMatch(/^policy,Average turnaround time \(ticks\),/)
  expect(lines.find((line) => line.startsWith('cfs,'))).toContain('ostep pack knows')
  expect(lines).toHaveLength(contestants.length + 2)
})

test('a link names its game and its workload', () => {
  const link = encodeShareLink(scheduling, {
    config: scheduling.configSchema.parse({ jobs }),
    path: [],
    position: 0,
  })
  const text = link.ok ? link.value : ''
  expect(readGameHash(gameHash('scheduling', text))).toEqual({ id: 'scheduling', link: text })
  expect(readGameHash('nothing=abc')).toBeNull()
  expect(readGameHash('')).toBeNull()
})
