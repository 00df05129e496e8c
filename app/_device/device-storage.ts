import type { DeviceProgress } from '#lib/domain/progress/device-progress.ts'
import { parseDevice } from './parse-device.ts'

const KEY = 'interleave:progress'

/** What a visitor did on this device. Empty where nothing is or can be kept (private window, full or blocked storage). */
export function readDevice(): DeviceProgress {
  return parseDevice(readText())
}

/** Reads, changes and stores in one go, so that two tabs lose nothing of each other. False when it could not be kept. */
export function changeDevice(change: (progress: DeviceProgress) => DeviceProgress): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(change(readDevice())))
    return true
  } catch {
    return false
  }
}

/** The stored text as it stands, to compare with later. */
export function readText(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** Forgets everything, but only if nothing was added since `text` was read. */
export function clearDevice(text: string): void {
  if (readText() === text) localStorage.removeItem(KEY)
}

export const isEmptyDevice = ({ lessons, objectives, checks, reviews, notes }: DeviceProgress): boolean =>
  [lessons, objectives, checks, reviews, notes].every((part) => Object.keys(part).length === 0)
