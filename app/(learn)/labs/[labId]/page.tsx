import type { Metadata } from 'next'
import { cache } from 'react'
import { LabPage } from '#app/_lab/lab-page.tsx'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { currentActor } from '#lib/auth/session.ts'
import { getLab } from '#lib/services/labs/get-lab.ts'

type Props = PageProps<'/labs/[labId]'>

const labAt = cache(async (labId: string) => orNotFound(getLab(await currentActor(), { labId })))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary } = await labAt((await params).labId)
  return { title, description: summary }
}

export default async function LabRoute({ params }: Props) {
  const [actor, lab] = await Promise.all([currentActor(), labAt((await params).labId)])
  return <LabPage lab={lab} ownerId={actor.type === 'user' ? actor.id : null} />
}
