import { describe, expect, test } from 'vitest'
import { simulationIds, simulations } from '#sim/registry.ts'
import { contract } from './contract.ts'

describe.each(simulationIds)('%s', (id) => {
  test.each(contract)('$name', ({ verify }) => verify(simulations[id]))
})

test('every simulation is registered under its own id', () => {
  expect(Object.values(simulations).map(({ id }) => id)).toEqual(simulationIds)
})
