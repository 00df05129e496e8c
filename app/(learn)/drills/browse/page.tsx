import type { Metadata } from 'next'
import { z } from 'zod'
import styles from '#app/_drills/browse.module.css'
import { CardList } from '#app/_drills/card-list.tsx'
import { FilterLinks } from '#app/_drills/filter-links.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Page } from '#app/_ui/page.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { browseCards } from '#lib/services/browse-cards.ts'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = {
  title: 'All interview cards',
  description: 'Every interview question of the course, by topic and difficulty.',
}

/** What is not a filter in the address counts as not set. */
const filterSchema = z.object({
  topic: slugSchema.optional().catch(undefined),
  difficulty: z.enum(['easy', 'medium', 'hard']).optional().catch(undefined),
  company: z.string().max(80).optional().catch(undefined),
  show: z.enum(['due', 'new', 'leech']).optional().catch(undefined),
})

const named = (value: string) => ({ value, label: value.replaceAll('-', ' ') })

const shows = [
  { value: 'due', label: 'due' },
  { value: 'new', label: 'not seen yet' },
  { value: 'leech', label: 'keeps slipping' },
]

export default async function BrowsePage({ searchParams }: PageProps<'/drills/browse'>) {
  const actor = await currentActor()
  const asked = filterSchema.parse(await searchParams)
  const filter = actor.type === 'user' ? asked : { ...asked, show: undefined }
  const { cards, total, topics, companies } = await browseCards(actor, filter, { now: new Date() })
  return (
    <Page
      title="All interview cards"
      width="reading"
      crumbs={[{ label: 'Drills', href: paths.drills() }]}
      actions={
        <ButtonLink size="sm" href={paths.drills()}>
          Drill
        </ButtonLink>
      }
    >
      <nav aria-label="Filter" className={styles.filters}>
        <FilterLinks name="Topic" field="topic" values={topics.map(named)} filter={filter} />
        <FilterLinks
          name="Difficulty"
          field="difficulty"
          values={['easy', 'medium', 'hard'].map(named)}
          filter={filter}
        />
        {actor.type === 'user' && <FilterLinks name="For you" field="show" values={shows} filter={filter} />}
        <FilterLinks
          name="Asked at"
          field="company"
          values={companies.map((value) => ({ value, label: value }))}
          filter={filter}
        />
      </nav>
      <p className={styles.count}>
        {cards.length === total ? `${total} cards` : `${cards.length} of ${total} cards`}
      </p>
      {cards.length > 0 ? (
        <CardList cards={cards} timeZone={actor.type === 'user' ? actor.timeZone : 'UTC'} />
      ) : (
        <EmptyState
          title="No card fits"
          action={<ButtonLink href={paths.browseCards()}>Show all cards</ButtonLink>}
        >
          Take one of the filters away.
        </EmptyState>
      )}
    </Page>
  )
}
