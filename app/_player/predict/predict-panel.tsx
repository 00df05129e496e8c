import { Button } from '#app/_ui/button.tsx'
import type { PredictionCell } from '../view.ts'
import { answerLabel } from './grade.ts'
import styles from './predict-panel.module.css'
import type { Predict } from './use-predict.ts'

/** The question before a step, and after it what was right. */
export function PredictPanel({ predict }: { predict: Predict }) {
  const { question, grade, score, answers } = predict
  const isComplete = question?.cells.every((cell) => answers[cell.id] !== undefined) ?? false
  const isOver = question === null && predict.isAtEnd
  return (
    <div className={styles.panel} aria-live="polite">
      <p className={styles.score}>
        Predicting: <strong>{score.right}</strong> of {score.total} right
      </p>
      {question === null ? (
        <p className={styles.idle}>
          {isOver
            ? 'The run is over, and nothing is left to predict.'
            : 'Press “Next question” and say what happens before you see it.'}
        </p>
      ) : (
        <>
          <p className={styles.question}>{question.question}</p>
          <div className={styles.cells}>
            {question.cells.map((cell) => (
              <Cell key={cell.id} cell={cell} predict={predict} />
            ))}
          </div>
        </>
      )}
      {question !== null && grade === null ? (
        <Button variant="primary" size="sm" onClick={predict.check} disabled={!isComplete}>
          Check
        </Button>
      ) : (
        <Button variant="primary" size="sm" onClick={isOver ? predict.startOver : predict.step}>
          {isOver ? 'From the start' : 'Next question'}
        </Button>
      )}
    </div>
  )
}

function Cell({ cell, predict }: { cell: PredictionCell; predict: Predict }) {
  const { grade, answers } = predict
  return (
    <fieldset className={styles.cell} disabled={grade !== null}>
      <legend className={styles.legend}>{cell.label}</legend>
      <div className={styles.options}>
        {cell.options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={`${cell.id}`}
              value={option.value}
              checked={answers[cell.id] === option.value}
              onChange={() => predict.answer(cell.id, option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {grade !== null && (
        <p className={grade.isRight[cell.id] ? styles.right : styles.wrong}>
          {grade.isRight[cell.id] ? '✓ Right' : `✗ It was: ${answerLabel(cell)}`}
        </p>
      )}
    </fieldset>
  )
}
