'use client'

import { useEffect, useState } from 'react'
import { ButtonLink } from '#app/_ui/button.tsx'
import { type LabPart, planSession } from '#lib/domain/labs/session-plan.ts'
import styles from './lab.module.css'

type PlanProps = { readonly minutes: number; readonly parts: readonly LabPart[] }

const CHOICES = [10, 15, 20, 30, 45, 60]

/** The timed parts, those that fit when time is short, and a clock for the one being worked on. */
export function Plan({ minutes, parts }: PlanProps) {
  const [available, setAvailable] = useState(minutes)
  const [running, setRunning] = useState<{ readonly part: number; readonly since: number } | null>(null)
  const spent = useMinutesSince(running?.since ?? null)
  const plan = planSession(parts, available)
  const isShort = available < minutes
  return (
    <>
      <p>About {minutes} minutes</p>
      <label className={styles.available}>
        I have{' '}
        <select value={available} onChange={(event) => setAvailable(Number(event.target.value))}>
          <option value={minutes}>enough time</option>
          {CHOICES.filter((choice) => choice < minutes).map((choice) => (
            <option key={choice} value={choice}>
              {choice} minutes
            </option>
          ))}
        </select>
      </label>
      <ol className={styles.parts}>
        {parts.map((part, n) => (
          <li key={part.title} data-left-out={(isShort && !plan.fits[n]) || undefined}>
            {part.title}{' '}
            <span>
              {running?.part === n ? `${spent} of ` : ''}
              {part.minutes} min{isShort && !plan.fits[n] ? ', another time' : ''}
            </span>{' '}
            {running?.part === n ? (
              <button type="button" className={styles.clock} onClick={() => setRunning(null)}>
                stop<span className="visually-hidden"> the clock of {part.title}</span>
              </button>
            ) : (
              <button
                type="button"
                className={styles.clock}
                onClick={() => setRunning({ part: n, since: Date.now() })}
              >
                begin<span className="visually-hidden"> {part.title}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      {isShort && (
        <p className={styles.note} role="status">
          {plan.isEnough
            ? `${plan.minutes} minutes for what the lab cannot do without. The rest keeps.`
            : 'Not the whole lab: do the first parts, and go on another day. Your work is kept.'}
        </p>
      )}
      {running && spent > (parts[running.part]?.minutes ?? 0) && (
        <p className={styles.note} role="status">
          Longer than planned, which is no harm. A hint may help.
        </p>
      )}
      <ButtonLink href="#bench">Go to the bench</ButtonLink>
    </>
  )
}

/** Whole minutes, looked at every few seconds. */
function useMinutesSince(since: number | null): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (since === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [since])
  return since === null ? 0 : Math.max(0, Math.floor((now - since) / 60_000))
}
