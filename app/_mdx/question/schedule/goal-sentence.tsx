import { Fragment } from 'react'
import type { ScheduleGoal } from '#lib/domain/questions/schedule-fields.ts'

const ENDS: Readonly<Record<ScheduleGoal['end'], string>> = {
  finished: 'The program ends',
  assertion: 'An assertion fails',
  exception: 'An exception ends a thread',
  deadlock: 'No thread can go on (deadlock)',
}

/** What a schedule has to lead to, in one sentence. */
export function GoalSentence({ goal: { end, variables } }: { readonly goal: ScheduleGoal }) {
  const values = Object.entries(variables)
  return (
    <>
      {ENDS[end]}
      {values.map(([name, value], i) => (
        <Fragment key={name}>
          {i === 0 ? (end === 'finished' ? ' with ' : ', with ') : ' and '}
          <code>
            {name} = {value === true ? 'True' : value === false ? 'False' : String(value)}
          </code>
        </Fragment>
      ))}
      .
    </>
  )
}
