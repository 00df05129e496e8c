import Link from 'next/link'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import { gradeNames } from '#lib/domain/drills/grade.ts'
import type { MockReport } from '#lib/domain/drills/mock-interview.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './mock.module.css'
import { clock } from './mock-round.tsx'

type Props = {
  readonly report: MockReport
  readonly titles: ReadonlyMap<string, string>
  /** What became of the report. */
  readonly about: string
  readonly onAgain: () => void
}

/** What was said of what a strong answer says, card by card, and what to practise. */
export function MockReportView({ report, titles, about, onAgain }: Props) {
  const { cards, hit, of, redFlags, seconds, topics } = report
  const [weakest] = topics
  const head = useFocusOn<HTMLHeadingElement>(true)
  return (
    <section className={styles.report} aria-labelledby="mock-report">
      <h2 id="mock-report" ref={head} tabIndex={-1}>
        Your report
      </h2>
      <p>
        {hit} of {of} points of a strong answer in {clock(seconds)} minutes
        {redFlags > 0
          ? `, and ${redFlags} ${redFlags === 1 ? 'red flag' : 'red flags'}`
          : ', and no red flag'}
        .
        {weakest && topics.length > 1 && weakest.hit < weakest.of && (
          <>
            {' '}
            Weakest: {weakest.topic.replaceAll('-', ' ')} ({weakest.hit} of {weakest.of}).
          </>
        )}
      </p>
      <DataTable
        caption="Question by question"
        rows={cards}
        rowKey={({ cardId }) => cardId}
        columns={[
          {
            key: 'card',
            header: 'Question',
            rowHeader: true,
            cell: ({ cardId }) => (
              <Link href={paths.card(cardId)} prefetch={false}>
                {titles.get(cardId) ?? cardId}
              </Link>
            ),
          },
          { key: 'hit', header: 'Points', numeric: true, cell: (card) => `${card.hit} of ${card.of}` },
          { key: 'flags', header: 'Red flags', numeric: true, cell: (card) => card.redFlags },
          { key: 'time', header: 'Time', numeric: true, cell: (card) => clock(card.seconds) },
          { key: 'grade', header: 'As a drill', cell: (card) => gradeNames[card.grade] },
        ]}
      />
      <p className={styles.note} role="status">
        {about} An interview changes nothing about when your cards come back.
      </p>
      <p className={styles.row}>
        <Button variant="primary" onClick={onAgain}>
          Another interview
        </Button>
        <ButtonLink href={paths.drills()}>Drill what is due</ButtonLink>
      </p>
    </section>
  )
}
