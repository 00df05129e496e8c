import { DEVICE_LIMITS } from '#lib/domain/progress/device-limits.ts'
import type { DeviceProgress } from '#lib/domain/progress/device-progress.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import { changeDevice, readDevice } from './device-storage.ts'

const now = () => new Date().toISOString()

/** Steps of a lesson reached on this device. */
export const deviceSteps = (lessonId: string): readonly string[] =>
  readDevice().lessons[lessonId]?.steps ?? []

/** Ids of the objectives ticked on this device. */
export const deviceTicks = (): ReadonlySet<string> => new Set(Object.keys(readDevice().objectives))

export type DeviceResume = { readonly path: string; readonly label: string }

/** Adds steps and remembers the place. Past the limits nothing is added. False when nothing can be kept here. */
export function recordDeviceSteps(
  lessonId: string,
  steps: readonly string[],
  resume?: DeviceResume,
): boolean {
  return changeDevice((progress) => {
    const known = progress.lessons[lessonId]?.steps ?? []
    const all = [...new Set([...known, ...steps])].slice(0, DEVICE_LIMITS.steps)
    const lessons = put(progress.lessons, lessonId, { steps: all, at: now() }, DEVICE_LIMITS.lessons)
    return { ...progress, lessons, resume: resume ? { ...resume, at: now() } : progress.resume }
  })
}

export function tickDeviceObjective(tick: {
  lessonId: string
  objectiveId: string
  isTicked: boolean
}): boolean {
  const { lessonId, objectiveId, isTicked } = tick
  return changeDevice((progress) => {
    const { [objectiveId]: _, ...others } = progress.objectives
    const objectives = isTicked
      ? put(progress.objectives, objectiveId, { lessonId, at: now() }, DEVICE_LIMITS.objectives)
      : others
    return { ...progress, objectives }
  })
}

/** Keeps the latest answer to a knowledge check; the server grades it again when there is an account. */
export function recordDeviceCheck(check: {
  lessonId: string
  questionId: string
  response: Response
  /** Of a generated question: which draw was answered. */
  seed?: number | undefined
}): boolean {
  const { lessonId, questionId, response, seed } = check
  return changeDevice((progress) => {
    const checks: DeviceProgress['checks'] = put(
      progress.checks,
      questionId,
      { lessonId, response, at: now(), ...(seed !== undefined && { seed }) },
      DEVICE_LIMITS.checks,
    )
    return { ...progress, checks }
  })
}

function put<V>(entries: Record<string, V>, key: string, value: V, most: number): Record<string, V> {
  return key in entries || Object.keys(entries).length < most ? { ...entries, [key]: value } : entries
}
