import type { Metadata } from 'next'
import Link from 'next/link'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Page } from '#app/_ui/page.tsx'
import {
  diffVersions,
  getLessonHistory,
  type LessonHistory,
} from '#lib/services/studio/get-lesson-history.ts'
import { paths } from '#lib/shared/paths.ts'
import { DiffTable } from './diff-table.tsx'
import styles from './history.module.css'
import { VersionTable } from './version-table.tsx'

export const metadata: Metadata = { title: 'History' }

/** Every version of a lesson, and what changed between any two of them. */
export default async function HistoryPage(props: PageProps<'/studio/lessons/[lessonId]/history'>) {
  const { lessonId } = await props.params
  const actor = await requirePermission('lessons.edit', paths.studioHistory(lessonId))
  const history = await orNotFound(getLessonHistory(actor, lessonId))
  const query = readQuery(await props.searchParams, history)
  const diff = query && (await orNotFound(diffVersions(actor, { lessonId, ...query })))
  return (
    <Page
      title="History"
      lead={`Every version of “${history.title}” is kept as it was. Restoring one makes a new version with its text.`}
      width="full"
      crumbs={[
        { label: 'Studio', href: paths.studio() },
        { label: history.title, href: paths.studioLesson(lessonId) },
      ]}
    >
      <VersionTable history={history} now={new Date()} />
      {diff && query && (
        <section className={styles.diff} aria-labelledby="diff">
          <header className={styles.bar}>
            <h2 id="diff">
              {nameOf(diff.from)} beside {nameOf(diff.to)}
            </h2>
            <p className={styles.counts}>
              {diff.removed} {diff.removed === 1 ? 'line' : 'lines'} gone or changed, {diff.added} new or
              changed
            </p>
            <nav className={styles.views} aria-label="How to show the difference">
              <ViewLink lessonId={lessonId} query={query} view="side" label="Side by side" />
              <ViewLink lessonId={lessonId} query={query} view="inline" label="Inline" />
            </nav>
            <span className={styles.rendered}>
              As rendered:{' '}
              <Link href={paths.studioPreview(lessonId, { version: diff.from })} prefetch={false}>
                {nameOf(diff.from)}
              </Link>
              ,{' '}
              <Link
                href={paths.studioPreview(lessonId, diff.to === 'draft' ? {} : { version: diff.to })}
                prefetch={false}
              >
                {nameOf(diff.to)}
              </Link>
            </span>
          </header>
          <DiffTable rows={diff.rows} view={query.view} />
        </section>
      )}
    </Page>
  )
}

type Query = { readonly from: number; readonly to: number | 'draft'; readonly view: 'side' | 'inline' }

/** The comparison asked for; without one the newest with the one before it. Null when there is nothing to compare. */
function readQuery(
  search: Readonly<Record<string, string | string[] | undefined>>,
  { versions, hasDraft }: LessonHistory,
): Query | null {
  const numberIn = (value: unknown): number | null =>
    typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null
  const view = search.view === 'inline' ? 'inline' : 'side'
  const to = search.to === 'draft' && hasDraft ? 'draft' : (numberIn(search.to) ?? versions[0]?.number)
  const from = numberIn(search.from) ?? versions[1]?.number
  return from === undefined || to === undefined ? null : { from, to, view }
}

const nameOf = (version: number | 'draft'): string =>
  version === 'draft' ? 'the draft' : `Version ${version}`

type ViewLinkProps = { lessonId: string; query: Query; view: Query['view']; label: string }

function ViewLink({ lessonId, query, view, label }: ViewLinkProps) {
  const search = new URLSearchParams({ from: String(query.from), to: String(query.to), view })
  return (
    <ButtonLink
      size="sm"
      aria-current={query.view === view ? 'true' : undefined}
      href={`${paths.studioHistory(lessonId)}?${search}`}
    >
      {label}
    </ButtonLink>
  )
}
