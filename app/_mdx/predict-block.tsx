import type { FindModule } from '#lib/content/links.ts'
import type { PredictBlock as Predict } from '#lib/content/schema/blocks.ts'
import { Markdown } from './markdown.tsx'
import styles from './predict.module.css'
import { PredictChoices } from './predict-choices.client.tsx'

type PredictProps = { readonly data: string; readonly lessonId: string; readonly moduleOf: FindModule }

/** "What happens next?" before the reveal. Not graded; the answer is in the page and opens without JavaScript. */
export function PredictBlock({ data, lessonId, moduleOf }: PredictProps) {
  const { id, question, choices, answer }: Predict = JSON.parse(data)
  const markdown = (text: string, isInline = false) => (
    <Markdown text={text} moduleOf={moduleOf} isInline={isInline} />
  )
  return (
    <article
      className={styles.predict}
      aria-label="Prediction"
      id={`predict-${id}`}
      data-step={`predict:${id}`}
    >
      <p className={styles.label}>Predict first</p>
      <div className={styles.question}>{markdown(question)}</div>
      {choices ? (
        <PredictChoices
          step={`predict:${id}`}
          storageKey={`interleave:predict:${lessonId}:${id}`}
          choices={choices.map((choice, i) => ({
            id: String(i),
            text: markdown(choice.text, true),
            feedback: markdown(choice.feedback),
            isCorrect: choice.correct,
          }))}
          answer={markdown(answer)}
        />
      ) : (
        <details className={styles.reveal}>
          <summary className={styles.summary}>Decide, then reveal the answer</summary>
          <div className={styles.answer}>{markdown(answer)}</div>
        </details>
      )}
    </article>
  )
}
