import { fileNameOf, type LessonCheck, type LessonText } from '#lib/content/check-lesson.ts'
import { createWorkerClient } from './worker-client.ts'

export type CheckInput = {
  readonly lesson: LessonText
  readonly published: readonly LessonText[]
  /** The content folder. */
  readonly root: string
}

/** Reading all content and running the lesson's simulations; a lesson that needs longer is refused. */
const LIMIT_MS = 15_000

const client = createWorkerClient<CheckInput, LessonCheck>('check-worker.ts', { memoryMb: 512 })

/** `checkLesson` outside the request thread, with a time and memory limit. Never rejects for what the author wrote. */
export async function checkInWorker(input: CheckInput): Promise<LessonCheck> {
  const tooLong = {
    file: fileNameOf(input.lesson.id),
    line: 1,
    column: 1,
    message: `This lesson cannot be checked within ${LIMIT_MS / 1000} seconds.`,
    hint: 'Make its simulations smaller.',
  }
  return (await client.ask(input, LIMIT_MS)) ?? { problems: [tooLong], elsewhere: [] }
}

/** Ends the worker thread, for tests and a clean shutdown. */
export const closeCheckPool = client.close
