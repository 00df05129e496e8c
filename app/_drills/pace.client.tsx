'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { dateText } from '#app/_ui/date-text.ts'
import { TextField } from '#app/_ui/field.tsx'
import type { DrillPace } from '#lib/domain/drills/pace.ts'
import styles from './drill.module.css'

/** How much a day brings, and for when. */
export function Pace({ pace }: { readonly pace: DrillPace }) {
  const router = useRouter()
  const [newPerDay, setNew] = useState(String(pace.newPerDay))
  const [reviewsPerDay, setReviews] = useState(String(pace.reviewsPerDay))
  const [interviewOn, setInterview] = useState(pace.interviewOn ?? '')
  const [word, setWord] = useState('')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const body = {
      newPerDay: Number(newPerDay),
      reviewsPerDay: Number(reviewsPerDay),
      interviewOn: interviewOn === '' ? null : interviewOn,
    }
    const result = await callApi('PUT', '/api/drills/pace', { body })
    setWord(result.ok ? 'Kept.' : `Not kept: ${result.error.message}`)
    if (result.ok) router.refresh()
  }
  return (
    <details className={styles.think}>
      <summary>
        Your pace{pace.interviewOn && `: interview on ${dateText(new Date(pace.interviewOn), 'UTC')}`}
      </summary>
      <form className={styles.thinkBody} onSubmit={save}>
        <TextField
          label="New cards a day"
          type="number"
          min={0}
          max={100}
          required
          value={newPerDay}
          onChange={(event) => setNew(event.target.value)}
        />
        <TextField
          label="Cards seen before, at most a day"
          type="number"
          min={1}
          max={1000}
          required
          hint="More than that waits for another day, the best remembered first; no new cards come meanwhile."
          value={reviewsPerDay}
          onChange={(event) => setReviews(event.target.value)}
        />
        <TextField
          label="Interview on"
          type="date"
          optional
          hint="Every card then comes back once more in the three days before it."
          value={interviewOn}
          onChange={(event) => setInterview(event.target.value)}
        />
        <Button type="submit" size="sm">
          Keep this pace
        </Button>
        <p role="status" className={styles.hint}>
          {word}
        </p>
      </form>
    </details>
  )
}
