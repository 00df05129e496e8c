import { callText } from '#sim/files/call-text.ts'
import type { FileSystemConfig } from '#sim/files/config.ts'
import { describeProblem, type FileSystemEvent } from '#sim/files/events.ts'
import { fileSystem } from '#sim/files/file-system.ts'
import type { FileSystemMetrics } from '#sim/files/metrics.ts'
import type { FileSystemState } from '#sim/files/state.ts'
import type { AfterStep, BeforeStep, LoadedView, Mark, Prediction, View } from '../../view.ts'
import { FileSystemGraphic } from './graphic.client.tsx'
import { fileSystemTwins } from './tables.ts'

function interesting(event: FileSystemEvent): Mark | null {
  switch (event.type) {
    case 'call-failed':
    case 'crashed':
    case 'problem-found':
    case 'stale-data-found':
    case 'promise-broken':
      return { tone: 'trouble' }
    case 'transaction-committed':
      return { tone: 'success' }
    case 'disk-inspected':
      return { tone: event.problems + event.stale + event.broken > 0 ? 'trouble' : 'success' }
    case 'call-succeeded':
      return { tone: 'plain' }
    default:
      return null
  }
}

const ERRORS = ['ENOENT', 'EEXIST', 'EBADF', 'EISDIR', 'ENOTDIR', 'ELOOP']

/** Asks how a call ends, and before the inspection whether the metadata is consistent. */
function prediction(
  { config, state }: BeforeStep<FileSystemConfig, FileSystemState>,
  { events }: AfterStep<FileSystemState, FileSystemEvent>,
): Prediction | null {
  const inspected = events.find((event) => event.type === 'disk-inspected')
  if (inspected !== undefined) {
    const found = events.find((event) => event.type === 'problem-found')
    return {
      question: `The disk is inspected${inspected.hasCrashed ? ' after the crash' : ''}. What is found?`,
      cells: [
        {
          id: 'metadata',
          label: 'Metadata',
          options: [
            { value: 'yes', label: 'consistent' },
            {
              value: 'no',
              label:
                found === undefined
                  ? 'contradictions'
                  : `contradictions, such as: ${describeProblem(found.problem)}`,
            },
          ],
          answer: found === undefined ? 'yes' : 'no',
        },
      ],
    }
  }
  const operation = config.operations[state.nextOperation]
  const ended = events.find((event) => event.type === 'call-succeeded' || event.type === 'call-failed')
  if (operation === undefined || ended === undefined || state.writeBack !== null) return null
  const answer = ended.type === 'call-failed' ? ended.error : 'success'
  const errors = ERRORS.includes(answer) || answer === 'success' ? ERRORS : [...ERRORS, answer]
  return {
    question: `${operation.process} calls ${callText(operation)}. How does it end?`,
    cells: [
      {
        id: 'end',
        label: 'It ends with',
        options: [
          { value: 'success', label: 'success' },
          ...errors.map((error) => ({ value: error, label: error })),
        ],
        answer,
      },
    ],
  }
}

const view: View<FileSystemConfig, FileSystemState, FileSystemEvent, FileSystemMetrics> = {
  Graphic: FileSystemGraphic,
  tables: fileSystemTwins,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: fileSystem, view }
