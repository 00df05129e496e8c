import type { z } from 'zod'
import { type AuthoredQuestion, authoredQuestionSchema } from '#lib/domain/questions/authored-question.ts'
import type { Place, Problem } from '../problem.ts'
import {
  type MemoryMapBlock,
  memoryMapBlockSchema,
  type PredictBlock,
  predictBlockSchema,
  type SimBlock,
  simBlockSchema,
} from '../schema/blocks.ts'
import { checkStrings } from './check-strings.ts'
import { startOf, type TreeNode } from './tree.ts'
import { type ParsedYaml, parseYaml } from './yaml.ts'

/** A structured block of a document, with the means to point into it. */
export type Block = { readonly placeOf: (path: readonly PropertyKey[]) => Place } & (
  | { readonly type: 'sim'; readonly simulation: string; readonly data: SimBlock }
  | { readonly type: 'question'; readonly data: AuthoredQuestion }
  | { readonly type: 'predict'; readonly data: PredictBlock }
  | { readonly type: 'memory-map'; readonly data: MemoryMapBlock }
)

/** Reads a fenced code node as a structured block; null for ordinary code. */
export function readBlock(node: TreeNode, file: string): { block: Block | null; problems: Problem[] } | null {
  switch (node.lang) {
    case 'sim':
      return readSim(node, file)
    case 'question':
      return finish(node, file, authoredQuestionSchema, (data, placeOf) => ({
        type: 'question',
        data,
        placeOf,
      }))
    case 'predict':
      return readPredict(node, file)
    case 'memory-map':
      return finish(node, file, memoryMapBlockSchema, (data, placeOf) => ({
        type: 'memory-map',
        data,
        placeOf,
      }))
    default:
      return null
  }
}

type Read = { block: Block | null; problems: Problem[] }

function finish<S extends z.ZodType>(
  node: TreeNode,
  file: string,
  schema: S,
  toBlock: (data: z.infer<S>, placeOf: ParsedYaml<unknown>['placeOf']) => Block,
): Read {
  const { line, column } = startOf(node)
  const yaml = parseYaml(node.value ?? '', schema, { file, line: line + 1, indent: column - 1 })
  const isPlainText = node.lang === 'sim' || node.lang === 'memory-map'
  const problems = [...yaml.problems, ...(isPlainText ? [] : checkStrings(yaml.strings, file))]
  if (node.meta && node.lang !== 'sim')
    problems.push({
      file,
      line,
      column,
      message: `Nothing may follow \`\`\`${node.lang}, not "${node.meta.slice(0, 40)}".`,
      hint: 'Put it into the block’s YAML.',
    })
  return { block: yaml.value === null ? null : toBlock(yaml.value, yaml.placeOf), problems }
}

function readSim(node: TreeNode, file: string): Read {
  const simulation = node.meta?.trim() ?? ''
  const read = finish(node, file, simBlockSchema, (data, placeOf) => ({
    type: 'sim',
    simulation,
    data,
    placeOf,
  }))
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(simulation)) return read
  const problem = {
    file,
    ...startOf(node),
    message: simulation
      ? `"${simulation.slice(0, 40)}" is no simulation id.`
      : 'This block names no simulation.',
    hint: 'Write the id after the word sim, as in ```sim scheduling.',
  }
  return { block: null, problems: [...read.problems, problem] }
}

function readPredict(node: TreeNode, file: string): Read {
  const read = finish(node, file, predictBlockSchema, (data, placeOf) => ({ type: 'predict', data, placeOf }))
  const { block } = read
  if (block?.type !== 'predict' || !block.data.choices || block.data.choices.some((choice) => choice.correct))
    return read
  const problem = {
    file,
    ...block.placeOf(['choices']),
    message: 'None of the choices is marked correct.',
    hint: 'Add "correct: true" to the right one.',
  }
  return { block, problems: [...read.problems, problem] }
}
