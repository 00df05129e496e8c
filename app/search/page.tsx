import type { Metadata } from 'next'
import Link from 'next/link'
import { kindNames } from '#app/_search/kind-names.ts'
import { Marked } from '#app/_search/marked.tsx'
import { Button } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { Page } from '#app/_ui/page.tsx'
import { currentActor } from '#lib/auth/session.ts'
import type { SearchGroup } from '#lib/domain/search/search-hit.ts'
import { searchCourse, searchQuerySchema } from '#lib/services/search/search-course.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './search.module.css'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

const PER_KIND = 20

/** Search without JavaScript: a form that asks this page. */
export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const { q } = await searchParams
  const typed = typeof q === 'string' ? q : ''
  const query = searchQuerySchema.safeParse(typed)
  const groups = query.data ? await searchCourse(await currentActor(), query.data, { perKind: PER_KIND }) : []
  return (
    <Page title="Search" width="reading">
      <search>
        <form action={paths.search()} className={styles.form}>
          <TextField
            label="Search the lessons, glossary, interview cards, labs and simulations"
            hint="A few words are enough. Typing errors are forgiven."
            type="search"
            name="q"
            defaultValue={typed.slice(0, 200)}
            error={query.error?.issues[0]?.message}
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit" variant="primary">
            Search
          </Button>
        </form>
      </search>
      {query.data ? <Results query={query.data} groups={groups} /> : <Places />}
    </Page>
  )
}

function Results({ query, groups }: { query: string; groups: readonly SearchGroup[] }) {
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  if (total === 0)
    return (
      <EmptyState title={`Nothing found for “${query}”`}>
        <p>Try another word for it, or fewer words. The glossary lists the terms of the field.</p>
        <p>
          <Link href={paths.glossary()} prefetch={false}>
            Open the glossary
          </Link>
        </p>
      </EmptyState>
    )
  return (
    <>
      <p className={styles.count}>
        {countText(total, 'result')} for “{query}”
      </p>
      {groups.map(({ kind, hits, total: all }) => (
        <section key={kind} aria-labelledby={`results-${kind}`} className={styles.group}>
          <h2 id={`results-${kind}`} className={styles.kind}>
            {kindNames[kind]}
          </h2>
          <ol className={styles.hits}>
            {hits.map((hit) => (
              <li key={hit.id} className={styles.hit}>
                {/* No <Link>: only a full navigation goes on to the word and marks it. */}
                <a href={hit.path} className={styles.title}>
                  <Marked pieces={hit.title} />
                </a>
                {hit.context && <span className={styles.context}>{hit.context}</span>}
                {hit.excerpt.length > 0 && (
                  <p className={styles.excerpt}>
                    <Marked pieces={hit.excerpt} />
                  </p>
                )}
              </li>
            ))}
          </ol>
          {all > hits.length && (
            <p className={styles.count}>
              {countText(all - hits.length, 'more result')}; another word narrows the search.
            </p>
          )}
        </section>
      ))}
    </>
  )
}

function Places() {
  return (
    <p className={styles.count}>
      Or look around: the{' '}
      <Link href={paths.course()} prefetch={false}>
        course map
      </Link>
      , the{' '}
      <Link href={paths.glossary()} prefetch={false}>
        glossary
      </Link>
      , or{' '}
      <Link href={paths.browseCards()} prefetch={false}>
        all interview cards
      </Link>
      .
    </p>
  )
}
