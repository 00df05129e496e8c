'use client'

import { useEffect } from 'react'
import { readDevice } from '#app/_device/device-storage.ts'

/** For visitors: marks the lessons begun on this device. Shows nothing itself. */
export function DeviceMarks() {
  useEffect(() => {
    for (const lessonId of Object.keys(readDevice().lessons)) {
      const row = document.querySelector<HTMLElement>(`[data-lesson="${lessonId}"][data-status="new"]`)
      if (row) row.dataset.status = 'started'
    }
  }, [])
  return null
}
