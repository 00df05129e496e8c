import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Definition } from '#app/_ui/definition.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { ResultItem } from '#lib/domain/attempts/attempt-view.ts'
import { type Calibration, CHANCE } from '#lib/domain/attempts/calibration.ts'
import styles from './confidence.module.css'
import { CONFIDENCE_WORDS } from './confidence-field.tsx'

type Props = { readonly calibration: Calibration; readonly items: readonly ResultItem[] }

/** Whether one knows what one knows: stated confidence against what came, and the answers one was sure of and wrong. */
export function CalibrationReport({ calibration, items }: Props) {
  const { rated, brier, levels } = calibration
  const surprises = items
    .map((item, i) => ({ ...item, number: i + 1 }))
    .filter(({ confidence, review }) => confidence && confidence !== 'guess' && !review.isRight)
  return (
    <Panel title="How sure you were">
      <div className={styles.report}>
        <div className={styles.score}>
          <span>
            Brier score <strong>{brier.toFixed(2)}</strong> from {countText(rated, 'rated answer')}
          </span>
          <Definition of="Brier score">
            <p>
              The mean of (p − o)² over the {countText(rated, 'answer')} you rated. p is the chance your words
              are taken to say: {CHANCE.guess} for a guess, {CHANCE['fairly-sure']} for fairly sure,{' '}
              {CHANCE.certain} for certain. o is 1 for a fully right answer and 0 for any other.
            </p>
            <p>Lower is better: 0 is perfect, and calling everything a guess always gives 0.25.</p>
            <p>Answers left out or not rated are not counted. Nothing of this changes your points.</p>
          </Definition>
        </div>
        <DataTable
          caption="Answers by how sure you were"
          hideCaption
          rows={levels}
          rowKey={({ confidence }) => confidence}
          columns={[
            {
              key: 'confidence',
              header: 'You said',
              rowHeader: true,
              cell: ({ confidence }) => CONFIDENCE_WORDS[confidence],
            },
            { key: 'rated', header: 'Answers', numeric: true, cell: (level) => level.rated },
            {
              key: 'right',
              header: 'Right',
              numeric: true,
              cell: (level) =>
                `${level.right}\u00a0(${Math.round((100 * level.right) / level.rated)}\u00a0%)`,
            },
            {
              key: 'said',
              header: 'Taken to say',
              numeric: true,
              cell: ({ confidence }) => `${Math.round(100 * CHANCE[confidence])}\u00a0%`,
            },
          ]}
        />
        {surprises.length > 0 && (
          <div>
            <p>
              <strong>Sure, and not right.</strong> These are worth the most time:
            </p>
            <ul className={styles.wrong}>
              {surprises.map(({ itemId, number, stem, confidence }) => (
                <li key={itemId}>
                  <a href={`#answer-${number}`}>Question {number}</a>
                  {confidence && ` (${CONFIDENCE_WORDS[confidence]})`}: <Rendered text={stem} isInline />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  )
}
