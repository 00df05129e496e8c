'use client'

import { type KeyboardEvent, useId } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { useKeptFocus } from '#app/_ui/use-kept-focus.ts'
import { Choices } from '#app/_workbench/choices.tsx'
import { Lanes } from '#app/_workbench/lanes.tsx'
import { Narration } from '#app/_workbench/narration.tsx'
import { strandOf } from '#app/_workbench/strand.ts'
import type { ScheduleGoal } from '#lib/domain/questions/schedule-fields.ts'
import { MAX_TURNS } from '#lib/domain/questions/turns.ts'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { turnOf } from '#sim/threads/stepper/turn.ts'
import { ProgramListing } from '../program-listing.tsx'
import { GoalSentence } from './goal-sentence.tsx'
import styles from './schedule.module.css'
import { useRunOfTurns } from './use-run-of-turns.ts'

type Props = {
  readonly program: string
  readonly goal: ScheduleGoal
  readonly turns: readonly string[]
  readonly onChange: (turns: readonly string[]) => void
  readonly labelledBy: string
}

/**
 * The learner is the scheduler: step by step they say who goes next, and see what it leads to. By keyboard 1 to 9 choose,
 * Backspace takes a step back. A default export, for `next/dynamic`.
 */
export default function ScheduleField({ program, goal, turns, onChange, labelledBy }: Props) {
  const goalId = useId()
  const { run, moment, isInStep, isMisfit } = useRunOfTurns(program, turns)
  const { ref, keepFocus } = useKeptFocus<HTMLFieldSetElement>(
    `${isInStep} ${turns.length}`,
    ':scope fieldset button',
  )
  const isFull = turns.length >= MAX_TURNS && moment?.end === null
  const go = (action: number | undefined) => {
    if (action === undefined || !isInStep || isFull) return
    keepFocus()
    onChange([...turns, turnOf(action)])
  }
  const goBack = (count: number) => {
    keepFocus()
    onChange(turns.slice(0, count))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (/^[1-9]$/.test(event.key)) go(moment?.choices[Number(event.key) - 1]?.action)
    else if (event.key === 'Backspace' && turns.length > 0) goBack(turns.length - 1)
    else return
    event.preventDefault()
  }
  return (
    <fieldset
      ref={ref}
      className={styles.field}
      onKeyDown={onKeyDown}
      tabIndex={-1}
      aria-labelledby={`${labelledBy} ${goalId}`}
    >
      <p id={goalId} className={styles.goal}>
        <strong>Make this happen:</strong> <GoalSentence goal={goal} />
      </p>
      <div className={styles.columns}>
        <ProgramListing program={program} standing={standingOf(moment)} active={moment?.step?.line ?? null} />
        <Shared moment={moment} />
      </div>
      <div className={styles.bench}>
        {isMisfit ? (
          <p className={styles.misfit}>
            The steps saved here do not fit the program. Begin anew to answer this question.
          </p>
        ) : (
          <Narration run={run} moment={moment} />
        )}
        {isFull ? (
          <p className={styles.misfit}>
            That is {MAX_TURNS} steps, which is all that counts. Take some back and try another way.
          </p>
        ) : (
          moment && (
            <Choices
              choices={moment.choices}
              end={moment.end}
              taken={undefined}
              disabled={!isInStep}
              onTake={go}
            />
          )
        )}
        <p className={styles.actions}>
          <Button size="sm" onClick={() => goBack(turns.length - 1)} disabled={turns.length === 0}>
            Take the last step back
          </Button>
          <Button size="sm" onClick={() => goBack(0)} disabled={turns.length === 0}>
            Begin anew
          </Button>
          <span className={styles.keys}>
            <kbd>1</kbd>–<kbd>9</kbd> choose, <kbd>Backspace</kbd> takes back
          </span>
        </p>
        {turns.length > 0 && (
          <Lanes
            moments={run.moments.slice(0, run.position + 1)}
            position={run.position}
            onSeek={(position) => goBack(position)}
          />
        )}
      </div>
    </fieldset>
  )
}

const standingOf = (moment: Moment | null) =>
  (moment?.view.threads ?? [])
    .filter(({ line }) => line > 0)
    .map(({ line, label, tid }) => ({ line, label, strand: strandOf(tid) }))

/** What all threads share, as it stands now. */
function Shared({ moment }: { readonly moment: Moment | null }) {
  const { variables = [], syncs = [] } = moment?.view ?? {}
  return (
    <table className={styles.shared}>
      <caption>Now</caption>
      <tbody>
        {variables.map(({ tid, path, text }) => (
          <tr key={`${tid} ${path}`}>
            <th scope="row">
              <code>{path}</code>
              {tid !== null && <small> of {tid === 0 ? 'main' : `T${tid}`}</small>}
            </th>
            <td>
              <code>{text}</code>
            </td>
          </tr>
        ))}
        {syncs.map(({ name, kind, text }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code> <small>{kind}</small>
            </th>
            <td>{text}</td>
          </tr>
        ))}
        {variables.length + syncs.length === 0 && (
          <tr>
            <td colSpan={2}>No variable yet.</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
