import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '#app/_ui/page.tsx'
import { isSimulationId, simulations } from '#sim/registry.ts'
import { LinkedPlayer } from './linked-player.client.tsx'

export async function generateMetadata({ params }: PageProps<'/simulations/[id]'>): Promise<Metadata> {
  const { id } = await params
  if (!isSimulationId(id)) return {}
  const { title, summary } = simulations[id]
  return { title, description: summary }
}

/** One simulation at full width. A share link's run stands in the fragment, which never reaches the server. */
export default async function SimulationPage({ params }: PageProps<'/simulations/[id]'>) {
  const { id } = await params
  if (!isSimulationId(id)) notFound()
  const { title, summary, presets } = simulations[id]
  return (
    <Page title={title} lead={summary} width="full" crumbs={[{ label: 'Simulations', href: '/simulations' }]}>
      <LinkedPlayer simulationId={id} title={presets[0]?.title ?? title} config={presets[0]?.config ?? {}} />
    </Page>
  )
}
