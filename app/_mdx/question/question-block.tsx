import { ReportQuestion } from '#app/_reports/report-question.client.tsx'
import { DifficultyBadge } from '#app/_ui/difficulty-badge.tsx'
import type { FindModule } from '#lib/content/links.ts'
import { renderQuestion } from '#lib/content/render-question.ts'
import type { QuestionView } from '#lib/domain/questions/project-question.ts'
import { DrawnQuestion } from './drawn-question.client.tsx'
import styles from './question.module.css'
import { QuestionForm } from './question-form.client.tsx'

type QuestionBlockProps = {
  readonly id: string
  readonly view: QuestionView | undefined
  /** Of a generated question: which draw `view` is. */
  readonly seed: number | undefined
  readonly lessonId: string
  readonly lessonHash: string
  readonly moduleOf: FindModule
}

/** A knowledge check inside a lesson. The page holds only what may be seen before an answer; the server grades. */
export async function QuestionBlock({ id, view, seed, lessonId, lessonHash, moduleOf }: QuestionBlockProps) {
  if (!view) return null
  const shown = await renderQuestion(view, moduleOf)
  const address = { lessonId, lessonHash, questionId: id }
  return (
    <article
      className={styles.question}
      id={`check-${id}`}
      data-step={`check:${id}`}
      aria-label="Knowledge check"
    >
      <p className={styles.label}>
        Check yourself <DifficultyBadge difficulty={view.difficulty} />
      </p>
      {seed === undefined ? (
        <>
          <QuestionForm id={id} view={shown} to={{ path: '/api/checks', body: address }} />
          <ReportQuestion about={{ type: 'check', ...address }} name="this check" report={undefined} />
        </>
      ) : (
        <DrawnQuestion id={id} view={shown} seed={seed} address={address} />
      )}
      <noscript>
        <p className={styles.hint}>
          Answers are checked on the server; that needs JavaScript in your browser.
        </p>
      </noscript>
    </article>
  )
}
