import Link from 'next/link'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { Button } from '#app/_ui/button.tsx'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import styles from './drill.module.css'

type Part = 'bullets' | 'redFlags'

type Props = {
  readonly card: CardView
  readonly ticked: Readonly<Record<Part, readonly string[]>>
  readonly followUps: number
  readonly onToggle: (part: Part, id: string) => void
  readonly onFollowUp: () => void
}

/** What was expected: points to tick, red flags to admit, the approach, and follow-up questions one at a time. */
export function CardAnswer({ card, ticked, followUps, onToggle, onFollowUp }: Props) {
  // The button that revealed it is gone.
  const head = useFocusOn<HTMLHeadingElement>(true)
  const list = (part: Part) => (
    <ul className={styles.ticks} data-part={part}>
      {card[part].map(({ id, text }) => (
        <li key={id}>
          <label>
            <input type="checkbox" checked={ticked[part].includes(id)} onChange={() => onToggle(part, id)} />
            <Rendered text={text} isInline />
          </label>
        </li>
      ))}
    </ul>
  )
  return (
    <div className={styles.answer}>
      <h3 ref={head} tabIndex={-1}>
        A strong answer says
      </h3>
      <p className={styles.hint}>Tick what you said.</p>
      {list('bullets')}
      <h3>Red flags</h3>
      <p className={styles.hint}>Tick what you said or left standing. One of them means Again.</p>
      {list('redFlags')}
      <h3>How to approach it</h3>
      <Rendered text={card.approach} className={styles.prose} />
      <h3>Follow-up questions</h3>
      <FollowUps card={card} shown={followUps} onMore={onFollowUp} />
      {card.lesson && (
        <p className={styles.taught}>
          Taught in <Link href={card.lesson.path}>{card.lesson.title}</Link>
        </p>
      )}
    </div>
  )
}

function FollowUps({ card, shown, onMore }: { card: CardView; shown: number; onMore: () => void }) {
  const last = useFocusOn<HTMLLIElement>(shown > 0 && shown >= card.followUps.length)
  return (
    <>
      <ol className={styles.followUps}>
        {card.followUps.slice(0, shown).map(({ prompt, hint }, n) => (
          <li key={prompt.html} ref={n === card.followUps.length - 1 ? last : null} tabIndex={-1}>
            <Rendered text={prompt} />
            {hint && (
              <details>
                <summary>Hint</summary>
                <Rendered text={hint} className={styles.prose} />
              </details>
            )}
          </li>
        ))}
      </ol>
      {shown < card.followUps.length ? (
        <Button size="sm" onClick={onMore}>
          {shown === 0 ? 'Ask a follow-up' : 'Ask another'} <kbd>F</kbd>
        </Button>
      ) : (
        <p className={styles.hint}>That was the last one.</p>
      )}
    </>
  )
}
