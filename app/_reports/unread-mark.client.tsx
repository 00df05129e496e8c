'use client'

import { useEffect, useRef } from 'react'
import { Badge } from '#app/_ui/badge.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { announceAnswerSeen } from './answer-seen.ts'

/** So long an answer has to be in view before it counts as seen. */
const SEEN_MS = 800

/** Marks an answer as new, and reports once that it was in view. The mark stays until the page is opened again. */
export function UnreadMark({ reportId }: { readonly reportId: string }) {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!mark.current) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const watch = new IntersectionObserver((entries) => {
      clearTimeout(timer)
      if (!entries.at(-1)?.isIntersecting) return
      timer = setTimeout(async () => {
        watch.disconnect()
        const body = { reportIds: [reportId] }
        const result = await callApi('POST', '/api/reports/seen', { body, keepalive: true })
        if (result.ok) announceAnswerSeen()
      }, SEEN_MS)
    })
    watch.observe(mark.current)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  }, [reportId])
  return (
    <span ref={mark}>
      <Badge tone="info">new answer</Badge>{' '}
    </span>
  )
}
