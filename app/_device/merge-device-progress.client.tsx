'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { hasLabWork } from '#app/_lab/device-keys.ts'
import { callApi } from '#app/_ui/call-api.ts'
import { DEVICE_MERGED } from './device-merged.ts'
import { clearDevice, isEmptyDevice, readText } from './device-storage.ts'
import styles from './merge-device-progress.module.css'
import { type Merged, mergeSentence } from './merge-sentence.ts'
import { parseDevice } from './parse-device.ts'

/**
 * Put on pages of signed-in people: hands over what was done on this device before, once, says in a sentence what came
 * along, and has the page show it. The device keeps its copy until the server has it.
 */
export function MergeDeviceProgress() {
  const router = useRouter()
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    handover ??= handOver()
    void handover.then((said) => {
      setSentence(said)
      if (!said) return
      window.dispatchEvent(new Event(DEVICE_MERGED))
      router.refresh()
    })
  }, [router])
  return (
    <div role="status" className={sentence ? styles.merged : undefined}>
      {sentence}
    </div>
  )
}

/** Once per page load, however often the island is mounted. */
let handover: Promise<string> | undefined

async function handOver(): Promise<string> {
  const progress = await handOverProgress()
  // With labs comes a schema library, so they are loaded where there is something of them.
  const labs = hasLabWork() ? await (await import('#app/_lab/hand-over-labs.ts')).handOverLabs() : {}
  return mergeSentence({ ...NOTHING, ...progress, ...labs })
}

const NOTHING: Merged = { lessons: 0, objectives: 0, checks: 0, reviews: 0, notes: 0, labs: 0, snapshots: 0 }

async function handOverProgress(): Promise<Partial<Merged>> {
  const text = readText()
  const device = parseDevice(text)
  if (text === null || isEmptyDevice(device)) return {}
  const result = await callApi<Partial<Merged>>('POST', '/api/progress/device', { body: device })
  if (!result.ok) return {}
  clearDevice(text)
  return result.value
}
