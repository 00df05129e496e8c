import { valueAt } from '#lib/domain/labs/scenario-config.ts'
import type { Block } from '../gate/blocks.ts'
import type { ValueUse } from '../gate/document.ts'
import type { Problem } from '../problem.ts'
import {
  type Embedded,
  type EmbedError,
  type FinishedRun,
  resolveSimBlock,
  runEmbedded,
} from '../simulate.ts'
import { blocksOf, type CourseDocument, type CourseIndex } from './course-index.ts'

type SimBlockAt = Extract<Block, { type: 'sim' }>

/** Embedded simulations exist, accept their configs and follow their paths, and prose prints the numbers they produce. */
export function checkSimulations(index: CourseIndex): Problem[] {
  return index.documents.flatMap((document) => {
    const runs = new Map<string, FinishedRun>()
    const problems = blocksOf(document.document, 'sim').flatMap((block) => checkBlock(block, document, runs))
    const values = document.document.values.flatMap((value) => checkValue(value, document, runs))
    return [...problems, ...values]
  })
}

function checkBlock(block: SimBlockAt, { file }: CourseDocument, runs: Map<string, FinishedRun>): Problem[] {
  const embedded = resolveSimBlock({ ...block.data, simulation: block.simulation })
  if (!embedded.ok) return embedProblems(embedded.error, block, file)
  const path = block.data.path ?? []
  const offPath = path.length > 0 ? pathProblem(embedded.value, path) : null
  if (offPath)
    return [
      {
        file,
        ...block.placeOf(['path']),
        message: offPath,
        hint: 'Copy the path from a share link of this very config.',
      },
    ]
  const finished = runEmbedded(embedded.value, path)
  runs.set(block.data.id, finished)
  return finished.stop === 'fuel'
    ? [
        {
          file,
          ...block.placeOf(['config']),
          message: 'This simulation does not end within 200,000 steps.',
          hint: 'Make the workload smaller.',
        },
      ]
    : []
}

function pathProblem(embedded: Embedded, path: readonly number[]): string | null {
  return runEmbedded(embedded, path).stop === 'off-path'
    ? 'The path names a choice that this simulation does not offer.'
    : null
}

function embedProblems(error: EmbedError, block: SimBlockAt, file: string): Problem[] {
  const place = block.placeOf([])
  switch (error.code) {
    case 'unknown-simulation':
      return [
        {
          file,
          line: place.line - 1,
          column: 1,
          message: `There is no simulation "${block.simulation}".`,
          hint: `Known are ${error.known.join(', ')}.`,
        },
      ]
    case 'unknown-preset':
      return [
        {
          file,
          ...block.placeOf(['preset']),
          message: `"${block.simulation}" has no preset "${block.data.preset}".`,
          hint: `Known are ${error.known.join(', ') || 'none'}.`,
        },
      ]
    case 'invalid-config':
      return error.problems.map(({ message, path }) => ({
        file,
        ...block.placeOf(['config', ...path]),
        message: `The config of "${block.simulation}" is refused${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}`,
        hint: `"npm run sim -- schema ${block.simulation}" prints what a config may hold.`,
      }))
  }
}

function checkValue(
  value: ValueUse,
  { file, document }: CourseDocument,
  runs: ReadonlyMap<string, FinishedRun>,
): Problem[] {
  const at = { file, ...value.place }
  const run = runs.get(value.sim)
  if (!run) {
    const isBroken = blocksOf(document, 'sim').some((block) => block.data.id === value.sim)
    if (isBroken) return []
    return [
      {
        ...at,
        message: `This document embeds no simulation "${value.sim}".`,
        hint: 'Use the id of a ```sim block of this document.',
      },
    ]
  }
  const actual = valueAt(run.metrics, value.of)
  if (typeof actual !== 'number' && typeof actual !== 'string') {
    const known = Object.keys((run.metrics ?? {}) as object).join(', ')
    return [
      {
        ...at,
        message: `The simulation "${value.sim}" has no metric "${value.of}".`,
        hint: `Its metrics are ${known}.`,
      },
    ]
  }
  if (agrees(value, actual)) return []
  return [
    {
      ...at,
      message: `The text says ${value.text}, but ${value.of} of "${value.sim}" is ${shown(actual, value.digits)}.`,
      hint: 'Correct the number or the config; add digits="1" if it is meant to be rounded.',
    },
  ]
}

function agrees({ text, digits }: ValueUse, actual: number | string): boolean {
  if (typeof actual === 'string') return text === actual
  const printed = Number(text.replaceAll(/[,\u00a0\u202f]/g, '').replace('\u2212', '-'))
  if (digits !== undefined) return printed === Number(actual.toFixed(digits))
  return Math.abs(printed - actual) < 1e-9
}

const shown = (actual: number | string, digits: number | undefined) =>
  typeof actual === 'number' && digits !== undefined ? actual.toFixed(digits) : String(actual)
