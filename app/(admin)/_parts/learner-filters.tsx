import Link from 'next/link'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { dayText } from '#app/_ui/date-text.ts'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { riskCodes, riskTitles } from '#lib/domain/analytics/at-risk.ts'
import type { LearnerMatrix } from '#lib/services/get-learner-matrix.ts'
import type { LearnerQuery } from '#lib/services/learner-query.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './learner-filters.module.css'
import { withQuery } from './query-string.ts'

type Props = { query: LearnerQuery; matrix: LearnerMatrix }

/** The filters people set by hand as a form, and those a chart has set as words that can be taken away. */
export function LearnerFilters({ query, matrix }: Props) {
  const fromCharts = chartFilters({ query, matrix })
  return (
    <div className={styles.filters}>
      <form method="get" action={paths.adminLearners()} className={styles.form}>
        <TextField
          label="Name or email"
          name="search"
          type="search"
          defaultValue={query.search ?? ''}
          maxLength={200}
        />
        <SelectField label="Reached" name="stage" defaultValue={query.stage ?? ''}>
          <option value="">any stage</option>
          <StageOptions matrix={matrix} />
        </SelectField>
        <SelectField label="May need a hand" name="risk" defaultValue={query.risk ?? ''}>
          <option value="">all learners</option>
          <option value="any">for any reason</option>
          {riskCodes.map((code) => (
            <option key={code} value={code}>
              {riskTitles[code]}
            </option>
          ))}
        </SelectField>
        {fromCharts.flatMap(({ fields }) =>
          Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          )),
        )}
        <input type="hidden" name="sort" value={query.sort} />
        <input type="hidden" name="direction" value={query.direction} />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary">
            Apply
          </Button>
          <ButtonLink href={paths.adminLearners()}>Clear</ButtonLink>
        </div>
      </form>
      {fromCharts.length > 0 && (
        <ul className={styles.chips} aria-label="Filters set by a chart">
          {fromCharts.map(({ text, fields }) => (
            <li key={text} className={styles.chip}>
              {text}
              <Link
                prefetch={false}
                href={withQuery(paths.adminLearners(), without(query, Object.keys(fields)))}
                aria-label={`Remove the filter: ${text}`}
              >
                remove
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const StageOptions = ({ matrix }: { matrix: LearnerMatrix }) => (
  <>
    <option value="started">Opened a lesson</option>
    {matrix.lessons.map(({ id, title }) => (
      <option key={id} value={`lesson:${id}`}>
        {title}
      </option>
    ))}
    <option value="passed">Finished the course</option>
    <option value="certified">Certified</option>
  </>
)

const without = (query: LearnerQuery, names: readonly string[]) =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)))

type ChartFilter = { readonly text: string; readonly fields: Readonly<Record<string, string>> }

function chartFilters({ query, matrix }: Props): ChartFilter[] {
  const filters: ChartFilter[] = []
  if (query.dropped)
    filters.push({
      text: `Lost before: ${stageName(query.dropped, matrix)}`,
      fields: { dropped: query.dropped },
    })
  if (query.active)
    filters.push({ text: `Active on ${dayText(query.active)}`, fields: { active: query.active } })
  if (query.quiz) {
    const quiz = matrix.quizzes.find(({ id }) => id === query.quiz)?.title ?? query.quiz
    const { bin, outcome } = query
    const score = bin === undefined ? '' : `, first score ${bin * 10} to ${bin * 10 + 10} %`
    const result = outcome ? (outcome === 'passed' ? ', passed' : ', not passed') : ''
    filters.push({
      text: `Took “${quiz}”${result}${score}`,
      fields: {
        quiz: query.quiz,
        ...(outcome && { outcome }),
        ...(bin !== undefined && { bin: String(bin) }),
      },
    })
  }
  return filters
}

function stageName(stage: string, { lessons }: LearnerMatrix): string {
  if (stage === 'started') return 'opening a lesson'
  if (stage === 'passed') return 'finishing the course'
  if (stage === 'certified') return 'the certificate'
  return lessons.find(({ id }) => `lesson:${id}` === stage)?.title ?? stage
}
