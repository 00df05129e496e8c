import { z } from 'zod'
import { invariant } from '#lib/shared/invariant.ts'
import { type Chooser, seeded } from '#sim/core/choose.ts'
import type { Draws } from '#sim/core/draws.ts'
import { History } from '#sim/core/history.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import type { AnySimulation, Preset } from '#sim/core/simulation.ts'
import type { Generator, Task, TaskOption } from './generator.ts'
import { paragraphs, plain, rounded, story } from './wording.ts'

/** Runs longer than this are nothing for paper and pencil. */
const MOST_STEPS = 120
const SHOWN_BEFORE = 8

type AnyHistory = History<unknown, unknown, unknown, { type: string; time: number }, unknown>

/** A preset, run to its end (or to `MOST_STEPS`) with drawn choices. */
type Drawn = { readonly preset: Preset; readonly config: unknown; readonly history: AnyHistory }

function runPreset(simulation: AnySimulation, preset: Preset, choose: Chooser<unknown, unknown>): Drawn {
  const config = parseConfig(simulation, preset.config)
  invariant(config.ok, `preset ${preset.id} of ${simulation.id} is valid`)
  const history: AnyHistory = new History(simulation, config.value, { choose, fuel: MOST_STEPS })
  history.extendToEnd()
  return { preset, config: config.value, history }
}

const presetSetting = ({ presets }: AnySimulation) =>
  z
    .enum(presets.map(({ id }) => id))
    .optional()
    .describe('Which preset runs; drawn if left out.')

function drawRun(simulation: AnySimulation, draws: Draws, wanted: string | undefined): Drawn {
  const preset = simulation.presets.find(({ id }) => id === wanted) ?? draws.pick(simulation.presets)
  return runPreset(simulation, preset, seeded(draws.integer(2 ** 31)))
}

const setUp = (simulation: AnySimulation, { preset }: Drawn): string =>
  paragraphs(
    `*${plain(simulation.title)}: ${plain(preset.title)}.* What is not given here has its usual value.`,
    `\`\`\`json\n${json(preset.config)}\n\`\`\``,
  )

/** "What happens next?", for every simulation: the right sentence among others that it says elsewhere. */
export function nextEvent(simulation: AnySimulation): Generator<{ preset?: string | undefined }> {
  return {
    id: 'next-event',
    title: 'What happens next in a run',
    settings: z.strictObject({ preset: presetSetting(simulation) }),
    draw(draws, settings): Task {
      const drawn = drawRun(simulation, draws, settings.preset)
      const { history, config } = drawn
      const positions = Array.from({ length: history.length }, (_, i) => i + 1).filter(
        (at) => history.eventsAt(at).length > 0,
      )
      const position = draws.pick(positions)
      const sentence = (event: { type: string; time: number }) => untimed(simulation.describe(event))
      const right = sentence(history.eventsAt(position)[0]!)
      const before = history.eventsUpTo(position - 1).map((event) => simulation.describe(event))
      const move = chosenMove(simulation, history, position)
      const others = otherSentences(simulation, drawn, right)
      const wrong: string[] = []
      while (wrong.length < 3 && others.length > 0)
        wrong.push(...others.splice(draws.integer(others.length), 1))
      const options: TaskOption[] = [
        { text: plain(right), isCorrect: true, feedback: 'This is the next event of the run.' },
        ...wrong.map((text) => ({
          text: plain(text),
          isCorrect: false,
          feedback: 'The state at this moment does not lead to this.',
        })),
      ]
      return {
        config,
        prompt: paragraphs(
          setUp(simulation, drawn),
          before.length === 0 ? 'The run is about to begin.' : 'The run so far ends like this:',
          story(before.slice(-SHOWN_BEFORE)),
          move === null ? '' : `Several moves are possible here. This one is made: *${plain(move)}*.`,
          'What happens **next**?',
        ),
        answer: { type: 'choice', options },
        explanation: paragraphs(
          `The next event is: ${plain(right)} The step goes like this:`,
          story(history.eventsAt(position).map((event) => simulation.describe(event))),
        ),
      }
    },
  }
}

/** Every other sentence of this run and, where it says little, of the other presets. */
function otherSentences(simulation: AnySimulation, { history, preset }: Drawn, right: string): string[] {
  const told = (from: AnyHistory) =>
    from.eventsUpTo(from.length).map((event) => untimed(simulation.describe(event)))
  const own = new Set(told(history))
  own.delete(right)
  if (own.size >= 3) return [...own]
  const elsewhere = simulation.presets
    .filter(({ id }) => id !== preset.id)
    .flatMap((other) => told(runPreset(simulation, other, seeded(0)).history))
  return [...new Set([...own, ...elsewhere])].filter((text) => text !== right)
}

/** The action that was chosen at the step to `position`, or null when there was no choice. */
function chosenMove(simulation: AnySimulation, history: AnyHistory, position: number): string | null {
  const enabled = history.enabledAt(position - 1)
  const choice = history.pathTo(position).at(-1)
  if (enabled.length < 2 || choice === undefined) return null
  return simulation.describeAction(enabled[choice])
}

/** Sentences begin with their time (`t=3: `, `Step 4: `), which would give the order away. */
const untimed = (sentence: string): string => sentence.replace(/^[A-Za-z]+[ =]\d+: /, '')

type MetricSettings = { readonly preset?: string | undefined; readonly metric?: string | undefined }

/** "What is this number at the end?", for every simulation. */
export function finalMetric(simulation: AnySimulation): Generator<MetricSettings> {
  const numbers = new Map(simulation.presets.map((preset) => [preset.id, numberKeys(simulation, preset)]))
  const keys = simulation.metricFields
    .map(({ key }) => key)
    .filter((key) => [...numbers.values()].some((known) => known.includes(key)))
  const settings = z
    .strictObject({
      preset: presetSetting(simulation),
      metric: z
        .enum(keys)
        .optional()
        .describe('Which metric; drawn from those that are numbers if left out.'),
    })
    .refine(({ preset, metric }) => !preset || !metric || numbers.get(preset)?.includes(metric), {
      path: ['metric'],
      message: 'This preset ends without that number.',
    })
  return {
    id: 'metric',
    title: 'A number at the end of a run',
    settings,
    draw(draws, { preset, metric }): Task {
      const able = simulation.presets.filter(({ id }) => (metric ? numbers.get(id)?.includes(metric) : true))
      const drawn = drawRun(simulation, draws, preset ?? draws.pick(able).id)
      const key = metric ?? draws.pick(numbers.get(drawn.preset.id) ?? keys)
      return metricTask(simulation, drawn, key)
    },
  }
}

/** Metrics that are numbers when the preset has run. */
function numberKeys(simulation: AnySimulation, preset: Preset): string[] {
  const { history } = runPreset(simulation, preset, seeded(0))
  const metrics = history.measureAt(history.length) as Record<string, unknown>
  return simulation.metricFields.map(({ key }) => key).filter((key) => Number.isFinite(metrics[key]))
}

function metricTask(simulation: AnySimulation, drawn: Drawn, key: string): Task {
  const { history, config } = drawn
  const field = simulation.metricFields.find((candidate) => candidate.key === key)
  invariant(field, `${simulation.id} has the metric ${key}`)
  const value = (history.measureAt(history.length) as Record<string, unknown>)[key] as number
  const isWhole = Number.isInteger(value)
  const moves = choicesOf(simulation, history)
  const isPlainUnit = field.unit !== '' && field.unit !== 'share' && field.unit.length <= 20
  const share = 'It is a share between 0 and 1; two decimals are enough.'
  const when = history.stop === 'fuel' ? `after ${history.length} steps` : 'at the end'
  const how = field.unit === 'share' ? ` ${share}` : isWhole ? '' : ' Two decimals are enough.'
  return {
    config,
    prompt: paragraphs(
      setUp(simulation, drawn),
      moves.length === 0
        ? ''
        : `Where several moves are possible, these are made in turn: ${moves.map(plain).join('; ')}.`,
      `What is **${plain(field.label)}** ${when}?${how}`,
    ),
    answer: {
      ...{ type: 'number', value, tolerance: isWhole ? 0 : 0.01 },
      ...(isPlainUnit && { unit: field.unit }),
    },
    explanation: paragraphs(
      `${plain(field.label)} is ${rounded(value)} ${when}.`,
      story(history.eventsUpTo(history.length).map((event) => simulation.describe(event))),
    ),
  }
}

function choicesOf(simulation: AnySimulation, history: AnyHistory): string[] {
  return Array.from({ length: history.length }, (_, i) => chosenMove(simulation, history, i + 1)).filter(
    (move) => move !== null,
  )
}

const WIDTH = 72

/** JSON with short lists and objects on one line. */
function json(value: unknown, indent = ''): string {
  const short = JSON.stringify(value)
  if (indent.length + short.length <= WIDTH || typeof value !== 'object' || value === null) return short
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((entry) => `${inner}${json(entry, inner)}`)
    : Object.entries(value).map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${json(entry, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`
}
