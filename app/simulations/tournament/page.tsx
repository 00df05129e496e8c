import type { Metadata } from 'next'
import { Tournament } from '#app/_player/tournament/tournament.client.tsx'
import { Page } from '#app/_ui/page.tsx'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = {
  title: 'Policy tournament',
  description: 'One workload under every policy: a chart, a table, and a link to share it.',
}

export default function TournamentPage() {
  return (
    <Page
      title="Policy tournament"
      lead="One workload, every policy. See which one wins at what, change the workload, and see whether it still does."
      width="full"
      crumbs={[{ label: 'Simulations', href: paths.simulations() }]}
    >
      <noscript>
        <p>The policies run in the browser, which needs JavaScript.</p>
      </noscript>
      <Tournament />
    </Page>
  )
}
