import type { DeviceResume } from '#app/_device/device-lessons.ts'
import { recordDeviceSteps } from '#app/_device/device-lessons.ts'
import { callApi } from '#app/_ui/call-api.ts'
import type { LessonStanding } from '#lib/domain/progress/lesson-standing.ts'

export type Place = { readonly heading: string; readonly label: string }

type Options = {
  readonly lessonId: string
  readonly path: string
  readonly signedIn: boolean
  readonly onStanding: (standing: LessonStanding) => void
}

/** Gathers what a reader reaches and sends it together: some seconds later, or when the page is left. */
export type LessonReporter = {
  reach(step: string): void
  moveTo(place: Place): void
  /** Sends soon, because the page waits for what the server makes of it. */
  hurry(): void
  /** Sends what is left in a request that outlives the page. */
  leave(): void
}

const GATHER_MS = 5_000
const HURRY_MS = 250
const RETRY_MS = 15_000

export function createReporter({ lessonId, path, signedIn, onStanding }: Options): LessonReporter {
  let steps = new Set<string>()
  let place: Place | null = null
  let isDirty = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const schedule = (ms: number, isUrgent = false) => {
    isDirty = true
    if (timer !== undefined && !isUrgent) return
    clearTimeout(timer)
    timer = setTimeout(() => void send(false), ms)
  }

  const keepHere = (reached: readonly string[]) => {
    const resume: DeviceResume | undefined = place
      ? { path: `${path}#${place.heading}`, label: place.label }
      : undefined
    recordDeviceSteps(lessonId, reached, resume)
  }

  const send = async (isLeaving: boolean) => {
    clearTimeout(timer)
    timer = undefined
    if (!isDirty) return
    isDirty = false
    const reached = [...steps]
    steps = new Set()
    if (!signedIn) return keepHere(reached)
    const body = { steps: reached, resume: place ?? undefined }
    const address = `/api/progress/lessons/${lessonId}`
    const result = await callApi<LessonStanding>('POST', address, { body, keepalive: isLeaving })
    if (result.ok) return onStanding(result.value)
    // A refusal stays one; a lost connection does not.
    if (result.error.status >= 400 && result.error.status < 500 && result.error.status !== 429) return
    steps = new Set([...reached, ...steps])
    schedule(RETRY_MS)
  }

  return {
    reach(step) {
      steps.add(step)
      schedule(GATHER_MS)
    },
    moveTo(next) {
      place = next
      schedule(GATHER_MS)
    },
    hurry: () => schedule(HURRY_MS, true),
    leave: () => void send(true),
  }
}
