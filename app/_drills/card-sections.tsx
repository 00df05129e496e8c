import { Rendered } from '#app/_mdx/question/rendered.tsx'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import styles from './card-page.module.css'

/** Everything that was expected, behind one reveal that works without JavaScript. */
export function CardReveal({ card }: { readonly card: CardView }) {
  return (
    <details className={styles.reveal}>
      <summary>Answer aloud, then open what was expected</summary>
      <div className={styles.body}>
        <section>
          <h2>A strong answer says</h2>
          <ul className={styles.points}>
            {card.bullets.map(({ id, text }) => (
              <li key={id}>
                <Rendered text={text} isInline />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Red flags</h2>
          <ul className={`${styles.points} ${styles.flags}`}>
            {card.redFlags.map(({ id, text }) => (
              <li key={id}>
                <Rendered text={text} isInline />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>How to approach it</h2>
          <Rendered text={card.approach} className={styles.prose} />
        </section>
      </div>
    </details>
  )
}

export function CardFollowUps({ card }: { readonly card: CardView }) {
  return (
    <section className={styles.section}>
      <h2>Follow-up questions</h2>
      <ol className={styles.points}>
        {card.followUps.map(({ prompt, hint }) => (
          <li key={prompt.html}>
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
    </section>
  )
}

export function CardSources({ card }: { readonly card: CardView }) {
  return (
    <section className={styles.section}>
      <h2>Sources</h2>
      <ul className={styles.small}>
        {card.sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url}>{title}</a>
          </li>
        ))}
        {card.companies.map(({ name, source }) => (
          <li key={name}>
            Reported from <a href={source}>{name}</a> (best effort)
          </li>
        ))}
      </ul>
    </section>
  )
}
