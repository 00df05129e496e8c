import type { MouseEvent } from 'react'
import { AnswerField } from '#app/_mdx/question/answer-field.tsx'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { ReportQuestion } from '#app/_reports/report-question.client.tsx'
import type { Entry } from '#app/_saving/save-queue.ts'
import { Button } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { focusAround } from '#app/_ui/focus-around.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { type Answer, NO_ANSWER } from '#lib/domain/attempts/answer.ts'
import type { ItemView } from '#lib/domain/attempts/attempt-view.ts'
import { describeScoring } from '#lib/domain/grading/score-multiple.ts'
import type { QuestionView } from '#lib/domain/questions/project-question.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import styles from './attempt.module.css'
import { CONFIDENCE_WORDS, ConfidenceField } from './confidence-field.tsx'
import { answerOf, draftOf } from './draft-response.ts'
import { formMessage } from './question-state.ts'

type QuestionItemProps = {
  readonly attemptId: string
  readonly item: ItemView
  readonly number: number
  readonly entry: Entry<Answer>
  readonly onAnswer: (answer: Answer) => void
  readonly onResolve: (keep: 'mine' | 'theirs') => void
}

/** One question of an attempt. The fields show the entry and nothing else, so page and queue cannot disagree. */
export function QuestionItem({ attemptId, item, number, entry, onAnswer, onResolve }: QuestionItemProps) {
  const { question } = item
  const { response, confidence } = entry.value
  const answer = (next: Response | null) =>
    onAnswer(next === null ? NO_ANSWER : { response: next, confidence })
  const stemId = `stem-${number}`
  const problem = entry.state === 'failed' ? entry.message : formMessage(item, entry)
  return (
    <section
      id={`question-${number}`}
      className={styles.question}
      tabIndex={-1}
      aria-labelledby={stemId}
      data-item={item.id}
    >
      <p className={styles.kicker}>
        Question {number}
        <span className={styles.points}>
          {question.points} {question.points === 1 ? 'point' : 'points'}
        </span>
      </p>
      <div id={stemId} className={styles.stem}>
        <Rendered text={question.stem} />
      </div>
      <Rules question={question} />
      <AnswerField
        view={question}
        draft={draftOf(question, response)}
        onChange={(draft) => answer(answerOf(question, draft))}
        labelledBy={stemId}
      />
      <div className={styles.below} aria-live="polite">
        {problem && <p className={styles.problem}>{problem}</p>}
        {question.type === 'ordering' && response === null && (
          <p className={styles.unset}>
            Not answered yet. Move an item, or{' '}
            <Button
              size="sm"
              onClick={({ currentTarget }) => {
                focusAround(currentTarget)
                answer(answerOf(question, draftOf(question, null)))
              }}
            >
              keep this order
            </Button>
          </p>
        )}
      </div>
      {entry.theirs && <Conflict item={item} theirs={entry.theirs.value} onResolve={onResolve} />}
      {response !== null && (
        <ConfidenceField
          confidence={confidence}
          onChange={(next) => onAnswer({ response, confidence: next })}
        />
      )}
      <div className={styles.tools}>
        {response !== null && (
          <Button
            size="sm"
            onClick={({ currentTarget }) => {
              focusAround(currentTarget)
              answer(null)
            }}
          >
            Clear the answer
          </Button>
        )}
        <ReportQuestion
          about={{ type: 'item', attemptId, itemId: item.id }}
          name={`question ${number}`}
          report={item.report}
        />
      </div>
    </section>
  )
}

function Rules({ question }: { readonly question: QuestionView<unknown> }) {
  const rule = ruleOf(question)
  return rule && <p className={styles.rule}>{rule}</p>
}

function ruleOf(question: QuestionView<unknown>): string | null {
  switch (question.type) {
    case 'multiple':
      return describeScoring(question.scoring)
    case 'ordering':
      return question.scoring === 'pairwise'
        ? 'Counts by pairs: each two items in the right order add to the score.'
        : null
    case 'matching':
      return 'Each right pair counts.'
    case 'trace':
      return 'Each right cell counts.'
    case 'schedule':
      return 'Any schedule that ends as asked is right. You may take steps back as often as you like.'
    default:
      return null
  }
}

type ConflictProps = {
  readonly item: ItemView
  readonly theirs: Answer
  readonly onResolve: QuestionItemProps['onResolve']
}

function Conflict({ item, theirs, onResolve }: ConflictProps) {
  const resolve = (keep: 'mine' | 'theirs') => (event: MouseEvent) => {
    focusAround(event.currentTarget)
    onResolve(keep)
  }
  return (
    <Notice tone="warning" title="This answer was changed on another page" live>
      <p>
        The other page has: {summary(item, theirs.response)}
        {theirs.confidence && `, ${CONFIDENCE_WORDS[theirs.confidence]}`}. Nothing has been overwritten. Which
        one counts?
      </p>
      <p className={styles.choice}>
        <Button size="sm" variant="primary" onClick={resolve('mine')}>
          Keep the answer here
        </Button>
        <Button size="sm" onClick={resolve('theirs')}>
          Take the other one
        </Button>
      </p>
    </Notice>
  )
}

function summary({ question }: ItemView, response: Response | null): string {
  switch (response?.type) {
    case undefined:
      return 'no answer'
    case 'single':
      return `option ${response.choice}`
    case 'multiple':
      return `options ${response.choices.toSorted().join(', ')}`
    case 'numeric':
    case 'text':
      return `“${response.text}”`
    case 'ordering':
      return 'another order'
    case 'matching': {
      const all = question.type === 'matching' ? question.lefts.length : 0
      return `${Object.keys(response.pairs).length} of ${all} pairs, matched otherwise`
    }
    case 'trace':
      return `${countText(Object.keys(response.cells).length, 'cell')}, filled in otherwise`
    case 'schedule':
      return `the steps ${response.turns.join(' ')}`
  }
}
