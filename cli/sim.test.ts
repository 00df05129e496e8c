import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { simulationIds } from '#sim/registry.ts'

function sim(args: string, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/sim.ts', ...args.split(' ')], {
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('list names every simulation', () => {
  expect(JSON.parse(sim('list --json').stdout).map(({ id }: { id: string }) => id)).toEqual(simulationIds)
})

test('schema prints the JSON Schema of a config', () => {
  const schema = JSON.parse(sim('schema page-replacement').stdout)
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  expect(schema.properties.frames).toMatchObject({ type: 'integer', minimum: 1, maximum: 256, default: 3 })
})

test('run reads a config on standard input and prints the whole trace and the metrics', () => {
  const config = '{ "policy": "sjf", "jobs": [{ "run": 10 }, { "run": 5 }] }'
  const result = JSON.parse(sim('run scheduling --config - --json', config).stdout)
  expect(result).toMatchObject({ id: 'scheduling', stop: 'finished', metrics: { averageTurnaround: 10 } })
  expect(result.trace.filter(({ type }: { type: string }) => type === 'job-ran')).toHaveLength(15)
})

test('a stream answers each line on its own line, errors too, and ends well', () => {
  const lines = ['{ "frames": 4 }', '{', '{ "frames": 0 }', '{ "references": [1, -1] }', '{ "frame": 4 }', '']
  const { status, stdout } = sim('run page-replacement --ndjson', lines.join('\n'))
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(status).toBe(0)
  expect(answers.map(({ error }) => error && [error.code, error.path])).toEqual([
    undefined,
    ['invalid-json', []],
    ['invalid-config', ['frames']],
    ['invalid-config', ['references', 1]],
    ['invalid-config', []],
  ])
  expect(answers[2].error.message).toBe('There is at least 1 frame.')
})

test('check counts every schedule and its exit code says that a property fails', () => {
  const { status, stdout } = sim('check interleaving --json')
  expect(status).toBe(3)
  expect(JSON.parse(stdout)).toMatchObject({ status: 'complete', executions: 20 })
})

test('a witness of check can be run', () => {
  const { stdout } = sim('run interleaving --path 0,0,1,0 --json')
  expect(JSON.parse(stdout)).toMatchObject({ stop: 'finished', metrics: { counter: 1, lost: 1 } })
})

test.each([
  ['run nope', 2, 'There is no simulation "nope".'],
  ['frobnicate', 2, 'There is no command "frobnicate".'],
  ['run scheduling --speed 3', 2, "Unknown option '--speed'"],
  ['run scheduling --seed x', 2, '--seed takes whole numbers, not "x".'],
  ['run scheduling --config missing.json', 1, 'The config cannot be read'],
  ['check interleaving --max-states 3', 4, ''],
])('%s exits with %i', (args, status, message) => {
  const result = sim(args)
  expect(result.status).toBe(status)
  expect(result.stderr).toContain(message)
})
