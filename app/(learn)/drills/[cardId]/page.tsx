import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import styles from '#app/_drills/card-page.module.css'
import { CardFollowUps, CardReveal, CardSources } from '#app/_drills/card-sections.tsx'
import { QuestionForm } from '#app/_mdx/question/question-form.client.tsx'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { PlaceMarks } from '#app/_notes/place-marks.client.tsx'
import { PlaceSlot } from '#app/_notes/place-slot.tsx'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { DifficultyBadge } from '#app/_ui/difficulty-badge.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { getCardCheck } from '#lib/services/check-card.ts'
import { type CardHistory, getCardHistory, getCardView } from '#lib/services/get-card.ts'
import { paths } from '#lib/shared/paths.ts'

type Props = PageProps<'/drills/[cardId]'>

const cardAt = cache((cardId: string) => orNotFound(getCardView(cardId)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await cardAt((await params).cardId)
  return { title: `Interview card: ${title}` }
}

export default async function CardPage({ params }: Props) {
  const { cardId } = await params
  const card = await cardAt(cardId)
  const actor = await currentActor()
  const [history, check] = await Promise.all([
    getCardHistory(actor, cardId, { now: new Date() }),
    getCardCheck(cardId),
  ])
  const timeZone = actor.type === 'user' ? actor.timeZone : 'UTC'
  return (
    <Page
      title="Interview card"
      width="reading"
      crumbs={[
        { label: 'Drills', href: paths.drills() },
        { label: 'All cards', href: paths.browseCards() },
      ]}
      actions={
        <ButtonLink size="sm" href={paths.drills()}>
          Drill
        </ButtonLink>
      }
    >
      <div className={styles.meta}>
        <span>{card.topic.replaceAll('-', ' ')}</span>
        <DifficultyBadge difficulty={card.difficulty} />
        {history && <History history={history} timeZone={timeZone} />}
      </div>
      <Rendered text={card.prompt} className={styles.prompt} />
      <PlaceSlot />
      <CardReveal card={card} />
      <CardFollowUps card={card} />
      {check && (
        <Panel title="Quick self-check">
          <QuestionForm
            id={`card-${card.id}`}
            view={check}
            to={{ path: `/api/drills/cards/${card.id}/check`, body: {} }}
          />
        </Panel>
      )}
      {card.lesson && (
        <p>
          Taught in <Link href={card.lesson.path}>{card.lesson.title}</Link>.
        </p>
      )}
      <CardSources card={card} />
      <PlaceMarks
        key={card.id}
        page={{ kind: 'card', id: card.id }}
        ownerId={actor.type === 'user' ? actor.id : null}
        title={card.title}
      />
    </Page>
  )
}

function History({ history, timeZone }: { history: CardHistory; timeZone: string }) {
  const { status, dueAt, reps, isLeech } = history
  const date = dueAt.toLocaleDateString('en-GB', { timeZone, day: 'numeric', month: 'long' })
  return (
    <>
      <span>
        seen {countText(reps, 'time')}, {status === 'due' ? 'due now' : `back on ${date}`}
      </span>
      {isLeech && <Badge tone="warning">keeps slipping</Badge>}
    </>
  )
}
