import Link from 'next/link'
import { DataTable } from '#app/_ui/data-table.tsx'
import { percentText } from '#app/_ui/percent-text.ts'
import type { FunnelStage } from '#lib/domain/analytics/funnel.ts'
import { paths } from '#lib/shared/paths.ts'
import { durationText } from './duration-text.ts'
import styles from './funnel-chart.module.css'
import { withQuery } from './query-string.ts'
import { TableTwin } from './table-twin.tsx'

const reachedPath = ({ id }: FunnelStage) => withQuery(paths.adminLearners(), { stage: id })
const droppedPath = ({ id }: FunnelStage) => withQuery(paths.adminLearners(), { dropped: id })

/** One bar per stage: solid is who reached it, hatched who was lost since the stage before. */
export function FunnelChart({ stages }: { stages: readonly FunnelStage[] }) {
  const enrolled = stages[0]?.count ?? 0
  return (
    <>
      <svg width="0" height="0" aria-hidden="true" className={styles.defs}>
        <pattern id="lost" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="6" className={styles.hatch} />
        </pattern>
      </svg>
      <ol className={styles.stages}>
        {stages.map((stage) => (
          <li key={stage.id} className={styles.stage}>
            <span className={styles.title}>{stage.title}</span>
            <Bar stage={stage} enrolled={enrolled} />
            <Link href={reachedPath(stage)} prefetch={false} className={styles.count}>
              {stage.count} <span className={styles.share}>{percentText(stage.share)}</span>
            </Link>
            <span className={styles.lost}>
              {stage.dropped > 0 && (
                <Link href={droppedPath(stage)} prefetch={false}>
                  {stage.dropped} lost
                </Link>
              )}
            </span>
          </li>
        ))}
      </ol>
      <TableTwin>
        <DataTable
          caption="Learners by stage"
          hideCaption
          columns={columns}
          rows={stages}
          rowKey={({ id }) => id}
        />
      </TableTwin>
    </>
  )
}

function Bar({ stage, enrolled }: { stage: FunnelStage; enrolled: number }) {
  const width = (count: number) => `${(count / Math.max(1, enrolled)) * 100}%`
  return (
    <svg className={styles.bar} width="100%" height="18" aria-hidden="true">
      <rect className={styles.track} width="100%" height="18" />
      <rect fill="url(#lost)" width={width(stage.count + stage.dropped)} height="18" />
      <rect className={styles.reached} width={width(stage.count)} height="18" />
    </svg>
  )
}

const columns = [
  { key: 'stage', header: 'Stage', rowHeader: true, cell: (stage: FunnelStage) => stage.title },
  {
    key: 'count',
    header: 'Reached',
    numeric: true,
    cell: (stage: FunnelStage) => <Link href={reachedPath(stage)}>{stage.count}</Link>,
  },
  {
    key: 'share',
    header: 'Of enrolled',
    numeric: true,
    cell: ({ share }: FunnelStage) => percentText(share),
  },
  {
    key: 'lost',
    header: 'Lost since the stage before',
    numeric: true,
    cell: (stage: FunnelStage) =>
      stage.dropped > 0 ? <Link href={droppedPath(stage)}>{stage.dropped}</Link> : '0',
  },
  {
    key: 'median',
    header: 'Median time since enrolling',
    numeric: true,
    cell: ({ medianDays }: FunnelStage) => (medianDays === null ? '–' : durationText(medianDays)),
  },
]
