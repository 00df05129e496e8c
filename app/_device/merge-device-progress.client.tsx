'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
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
  const text = readText()
  const device = parseDevice(text)
  if (text === null || isEmptyDevice(device)) return ''
  const result = await callApi<Merged>('POST', '/api/progress/device', { body: device })
  if (!result.ok) return ''
  clearDevice(text)
  return mergeSentence(result.value)
}
