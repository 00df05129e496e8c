'use client'

import { useEffect, useState } from 'react'
import { ButtonLink } from '#app/_ui/button.tsx'
import type { LabPartView } from '#lib/domain/labs/lab-view.ts'
import { planSession } from '#lib/domain/labs/session-plan.ts'
import styles from './lab.module.css'

type PlanProps = { readonly minutes: number; readonly parts: readonly LabPartView[] }

const CHOICES = [10, 15, 20, 30, 45, 60]

/** The timed parts, what is done of them, those that fit when time is short, and a clock for the one being worked on. */
export function Plan({ minutes, parts }: PlanProps) {
  const left = parts.reduce((sum, part) => sum + (part.isDone ? 0 : part.minutes), 0)
  const [chosen, setChosen] = useState<number | null>(null)
  const available = chosen ?? left
  const [running, setRunning] = useState<{ readonly part: number; readonly since: number } | null>(null)
  const spent = useMinutesSince(running?.since ?? null)
  const plan = planSession(parts, available)
  const isShort = available < left
  return (
    <>
      <p>{left < minutes ? `About ${left} of ${minutes} minutes are left` : `About ${minutes} minutes`}</p>
      <label className={styles.available}>
        I have{' '}
        <select
          value={chosen ?? ''}
          onChange={(event) => setChosen(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">enough time</option>
          {CHOICES.filter((choice) => choice < left).map((choice) => (
            <option key={choice} value={choice}>
              {choice} minutes
            </option>
          ))}
        </select>
      </label>
      <ol className={styles.parts}>
        {parts.map((part, n) => (
          <li key={part.title} data-left-out={(isShort && !plan.fits[n]) || undefined}>
            <PartTitle part={part} />{' '}
            <span>
              {part.isDone && '✓ done, '}
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

const PartTitle = ({ part: { title, anchor } }: { readonly part: LabPartView }) =>
  anchor ? <a href={`#${anchor}`}>{title}</a> : title

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
