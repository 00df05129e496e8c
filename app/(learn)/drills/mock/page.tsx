import type { Metadata } from 'next'
import { MockHistory } from '#app/_drills/mock/mock-history.tsx'
import { MockInterview } from '#app/_drills/mock/mock-interview.client.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { browseCards } from '#lib/services/browse-cards.ts'
import { listMockInterviews } from '#lib/services/mock-interviews.ts'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = {
  title: 'Mock interview',
  description: 'A timed set of interview questions with follow-ups, and a report at the end.',
}

export default async function MockPage() {
  const actor = await currentActor()
  const [{ topics, total }, earlier] = await Promise.all([
    browseCards(actor, {}, { now: new Date() }),
    listMockInterviews(actor),
  ])
  return (
    <Page
      title="Mock interview"
      lead="Some questions in a row, a clock, and follow-ups. Answer aloud, as if somebody sat there."
      width="reading"
      crumbs={[{ label: 'Interview drills', href: paths.drills() }]}
    >
      <noscript>
        <Notice title="The interview needs JavaScript">
          Every card can be read without it under all cards.
        </Notice>
      </noscript>
      <MockInterview topics={topics} total={total} isSignedIn={actor.type === 'user'} />
      <MockHistory earlier={earlier} />
    </Page>
  )
}
