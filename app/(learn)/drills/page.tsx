import type { Metadata } from 'next'
import Link from 'next/link'
import { AccountDrills } from '#app/_drills/account-drills.client.tsx'
import { Pace } from '#app/_drills/pace.client.tsx'
import { VisitorDrills } from '#app/_drills/visitor-drills.client.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { currentActor } from '#lib/auth/session.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { getDrillQueue, getVisitorDeck } from '#lib/services/get-drill-queue.ts'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = {
  title: 'Interview drills',
  description: 'Interview questions that come back on the day you would have forgotten the answer.',
}

export default async function DrillsPage() {
  const actor = await currentActor()
  return (
    <Page
      title="Interview drills"
      lead="Answer aloud, compare, and be honest. Each card comes back when you are about to forget it."
      width="reading"
      actions={
        <>
          <ButtonLink size="sm" href={paths.mockInterview()}>
            Mock interview
          </ButtonLink>
          <ButtonLink size="sm" href={paths.browseCards()}>
            Browse all cards
          </ButtonLink>
        </>
      }
    >
      <noscript>
        <Notice title="Drilling needs JavaScript">
          The schedule is worked out as you answer. Every card can be read without it under{' '}
          <Link href={paths.browseCards()}>all cards</Link>.
        </Notice>
      </noscript>
      <Drills actor={actor} />
    </Page>
  )
}

async function Drills({ actor }: { actor: Actor }) {
  if (actor.type === 'user') {
    const queue = await getDrillQueue(actor, { now: new Date() })
    // What a device brings along on this page's load changes the queue: the session starts anew with it.
    return (
      <>
        <AccountDrills
          key={queue.cards.map(({ card }) => card.id).join()}
          initial={queue}
          accountId={actor.id}
        />
        {queue.pace && <Pace pace={queue.pace} />}
      </>
    )
  }
  const { deck, first } = await getVisitorDeck()
  return <VisitorDrills deck={deck} first={first} />
}
