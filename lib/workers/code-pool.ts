import type { CodeGrade } from '#lib/domain/labs/grade-code.ts'
import type { CodeLabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { Work } from '#lib/domain/labs/program-work.ts'
import { FairQueue } from './fair-queue.ts'
import { createWorkerClient } from './worker-client.ts'

export type CodeTask = { readonly work: Work; readonly spec: CodeLabSpec }

/**
 * Of processor time, for all deliverables together. The budgets of a lab decide long before it, so that a grade is the same
 * on every machine; this is the last resort against a program that is slow in a way they do not count.
 */
const LIMIT_MS = 60_000

const client = createWorkerClient<CodeTask, CodeGrade>('code-worker.ts', { memoryMb: 512 })
const queue = new FairQueue({ perPerson: 3, inAll: 100 })

/**
 * Grades a program outside the request thread, within limits of states, memory and time; null when it went over them.
 * People take turns. Throws `ServiceError` 429 or 503 when too much waits.
 */
export const gradeInWorker = (userId: string, task: CodeTask): Promise<CodeGrade | null> =>
  queue.run(userId, () => client.ask(task, LIMIT_MS))

/** Ends the worker thread, for tests and a clean shutdown. */
export const closeCodePool = client.close
