import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import type { SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import { scenarioConfig, valueAt } from '#lib/domain/labs/scenario-config.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { isSimulationId, simulations } from '#sim/registry.ts'
import type { CourseLab } from '../load/course.ts'
import type { Problem } from '../problem.ts'
import { runEmbedded } from '../simulate.ts'

type SimulationLab = Pick<CourseLab, 'file' | 'placeOf'> & {
  readonly value: LabDefinition<SimulationLabSpec>
}

/** Scenarios run, editable paths exist, and goals can be measured. */
export function checkSimulationLab(lab: SimulationLab): Problem[] {
  return [...checkStart(lab), ...checkRuns(lab)]
}

function checkStart({ value, file, placeOf }: SimulationLab): Problem[] {
  const problems: Problem[] = []
  for (const key of Object.keys(value.start))
    if (!value.editable.includes(key))
      problems.push({
        file,
        ...placeOf(['start', key]),
        message: `"${key}" has a start value but is not editable.`,
        hint: 'Add it under "editable:", or delete it here.',
      })
  for (const [i, key] of value.editable.entries())
    if (!Object.hasOwn(value.start, key))
      problems.push({
        file,
        ...placeOf(['editable', i]),
        message: `"${key}" is editable but has no start value.`,
        hint: 'Add it under "start:".',
      })
  return problems
}

function checkRuns(lab: SimulationLab): Problem[] {
  const { value, file, placeOf } = lab
  if (!isSimulationId(value.simulation))
    return [
      {
        file,
        ...placeOf(['simulation']),
        message: `There is no simulation "${value.simulation}".`,
        hint: `Known are ${Object.keys(simulations).join(', ')}.`,
      },
    ]
  const simulation: AnySimulation = simulations[value.simulation]
  return [
    ...value.scenarios.flatMap((_, i) => checkScenario(lab, simulation, i)),
    ...value.deliverables.flatMap((_, i) => checkDeliverable(lab, simulation, i)),
  ]
}

function checkScenario(
  { value, file, placeOf }: SimulationLab,
  simulation: AnySimulation,
  i: number,
): Problem[] {
  const scenario = value.scenarios[i]
  if (!scenario) return []
  const config = parseConfig(simulation, scenarioConfig(value, scenario, {}))
  if (config.ok) return []
  return config.error.problems.map(({ message, path }) => {
    const inStart = Object.hasOwn(value.start, path.join('.'))
    return {
      file,
      ...placeOf(inStart ? ['start', path.join('.')] : ['scenarios', i, 'config', ...path]),
      message: `The config of scenario "${scenario.id}" is refused at ${path.join('.')}: ${message}`,
      hint: `"npm run sim -- schema ${value.simulation}" prints what a config may hold.`,
    }
  })
}

function checkDeliverable(
  { value, file, placeOf }: SimulationLab,
  simulation: AnySimulation,
  i: number,
): Problem[] {
  const deliverable = value.deliverables[i]
  if (!deliverable) return []
  const scenario = deliverable.scenario
    ? value.scenarios.find(({ id }) => id === deliverable.scenario)
    : value.scenarios[0]
  if (!scenario)
    return [
      {
        file,
        ...placeOf(['deliverables', i, 'scenario']),
        message: `There is no scenario "${deliverable.scenario}".`,
        hint: `Known are ${value.scenarios.map(({ id }) => id).join(', ')}.`,
      },
    ]
  const config = parseConfig(simulation, scenarioConfig(value, scenario, {}))
  if (!config.ok) return []
  const measured = {
    config: config.value,
    metrics: runEmbedded({ simulation, config: config.value }).metrics,
  }
  return deliverable.goals.flatMap((goal, n) =>
    valueAt(measured[goal.of], goal.path) === undefined
      ? [
          {
            file,
            ...placeOf(['deliverables', i, 'goals', n, 'path']),
            message: `The ${goal.of} of a run of "${value.simulation}" have no "${goal.path}".`,
            hint: `They have ${Object.keys(Object(measured[goal.of])).join(', ')}.`,
          },
        ]
      : [],
  )
}
