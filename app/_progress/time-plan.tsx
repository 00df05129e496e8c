import Link from 'next/link'
import { Button } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import type { UserActor } from '#lib/domain/access/policy.ts'
import type { PlanItem } from '#lib/domain/progress/plan-time.ts'
import { getTimePlan } from '#lib/services/get-time-plan.ts'
import { MOST_MINUTES } from './minutes-from.ts'
import styles from './time-plan.module.css'

type Props = {
  readonly actor: UserActor
  /** Null until somebody says how long they have. */
  readonly minutes: number | null
  /** The page this stands on; the choice is part of its address. */
  readonly page: string
  readonly now: Date
}

const CHOICES = [10, 20, 40, 60]

/** "I have 20 minutes": what fits, why, and where each begins. Works without JavaScript. */
export async function TimePlan({ actor, minutes, page, now }: Props) {
  return (
    <section id="time" className={styles.plan} aria-labelledby="time-title">
      <div className={styles.ask}>
        <h2 id="time-title">How long do you have?</h2>
        <ul className={styles.choices}>
          {CHOICES.map((choice) => (
            <li key={choice}>
              <Link
                href={`${page}?minutes=${choice}#time`}
                prefetch={false}
                aria-current={choice === minutes ? 'true' : undefined}
              >
                {choice} min
              </Link>
            </li>
          ))}
        </ul>
        <form action={`${page}#time`} className={styles.free}>
          <label htmlFor="minutes">or</label>
          <input
            id="minutes"
            name="minutes"
            type="number"
            min={1}
            max={MOST_MINUTES}
            required
            defaultValue={minutes !== null && !CHOICES.includes(minutes) ? minutes : undefined}
          />
          <span>minutes</span>
          <Button type="submit" size="sm">
            Plan
          </Button>
        </form>
      </div>
      {minutes !== null && <Plan actor={actor} minutes={minutes} now={now} />}
    </section>
  )
}

async function Plan({ actor, minutes, now }: { actor: UserActor; minutes: number; now: Date }) {
  const { items, minutes: takes, isLonger } = await getTimePlan(actor, { minutes }, { now })
  if (items.length === 0)
    return <p className={styles.sum}>Nothing waits: every open lesson is done and no card is due.</p>
  return (
    <>
      <p className={styles.sum}>
        {isLonger
          ? `Nothing fits into ${countText(minutes, 'minute')}. The next thing takes about ${takes}; you can stop anywhere, and go on from there.`
          : `About ${countText(takes, 'minute')} of ${minutes}, first things first.`}
      </p>
      <ol className={styles.items}>
        {items.map((item, i) => (
          <Item key={item.key} item={item} before={items[i - 1]} />
        ))}
      </ol>
    </>
  )
}

/** What the line before said already is not said again. */
function Item({ item, before }: { item: PlanItem; before: PlanItem | undefined }) {
  const isSame = before?.kind === item.kind && before.title === item.title
  const context = item.kind === 'lesson' ? !isSame && `in ${item.title}` : item.part
  return (
    <li>
      <span className={styles.minutes}>{item.minutes} min</span>
      <div>
        <p className={styles.what}>
          <Link href={item.path} prefetch={false}>
            {titleOf(item)}
          </Link>
          {context && <span> {context}</span>}
        </p>
        {!(isSame && before.why === item.why) && <p className={styles.why}>{item.why}</p>}
      </div>
    </li>
  )
}

function titleOf({ kind, title, part, pieces }: PlanItem): string {
  switch (kind) {
    case 'lesson':
      return part
    case 'drills':
      return `Drill ${countText(pieces, 'card that is due', 'cards that are due')}`
    case 'new-cards':
      return `Meet ${countText(pieces, 'new card')}`
    case 'lab':
      return `Lab: ${title}`
    case 'attempt':
      return `Quiz: ${title}`
  }
}
