import Link from 'next/link'
import { Badge } from '#app/_ui/badge.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import type { LessonHistory } from '#lib/services/studio/get-lesson-history.ts'
import { paths } from '#lib/shared/paths.ts'
import { timeAgo } from '../../../_editor/time-ago.ts'
import styles from './history.module.css'
import { RestoreButton } from './restore-button.client.tsx'

type Version = LessonHistory['versions'][number]

/** Who published what, when and why, newest first. */
export function VersionTable({ history, now }: { history: LessonHistory; now: Date }) {
  const { id, publishedNumber, versions } = history
  const published = versions.find(({ number }) => number === publishedNumber)
  const columns: Column<Version>[] = [
    {
      key: 'number',
      header: 'Version',
      rowHeader: true,
      cell: ({ number }) => (
        <span className={styles.number}>
          {number}
          {number === publishedNumber && <Badge tone="success">learners see it</Badge>}
        </span>
      ),
    },
    { key: 'when', header: 'When', cell: ({ createdAt }) => <When at={createdAt} now={now} /> },
    {
      key: 'who',
      header: 'Who',
      cell: ({ author, origin }) =>
        author?.name ?? (origin === 'file' ? 'its file' : 'somebody who has left'),
    },
    { key: 'note', header: 'What changed', cell: (version) => <Note version={version} /> },
    {
      key: 'compare',
      header: 'Compare',
      cell: (version) => <CompareLink lessonId={id} version={version} versions={versions} />,
    },
    {
      key: 'restore',
      header: <span className="visually-hidden">Restore and export</span>,
      cell: ({ number, hash }) => (
        <span className={styles.actions}>
          <a href={paths.studioExport(id, number)}>
            Export<span className="visually-hidden"> version {number}</span>
          </a>
          {hash !== published?.hash && (
            <RestoreButton lessonId={id} version={number} publishedNumber={publishedNumber} />
          )}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption="Versions"
      hideCaption
      columns={columns}
      rows={versions}
      rowKey={({ number }) => String(number)}
      empty="Nothing has been published yet. The first version appears here when the draft is."
    />
  )
}

function When({ at, now }: { at: Date; now: Date }) {
  return (
    <time dateTime={at.toISOString()} title={at.toISOString()}>
      {timeAgo(at, now)}
    </time>
  )
}

function Note({ version: { note, rolledBackFrom, addsRequired } }: { version: Version }) {
  return (
    <span className={styles.note}>
      {rolledBackFrom !== null && `Restores version ${rolledBackFrom}. `}
      {note}
      {addsRequired && <Badge tone="info">asks for more</Badge>}
    </span>
  )
}

type CompareLinkProps = { lessonId: string; version: Version; versions: readonly Version[] }

function CompareLink({ lessonId, version: { number }, versions }: CompareLinkProps) {
  const before = versions.find((other) => other.number < number)
  if (!before) return null
  return (
    <Link href={`${paths.studioHistory(lessonId)}?from=${before.number}&to=${number}`} prefetch={false}>
      with {before.number}
    </Link>
  )
}
