import type { Metadata } from 'next'
import { LabIndex } from '#app/_lab/lab-index.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { listLabs } from '#lib/services/labs/list-labs.ts'

export const metadata: Metadata = {
  title: 'Labs',
  description: 'Find the settings that meet a goal, and hand in evidence.',
}

export default async function LabsRoute() {
  return <LabIndex labs={await listLabs(await currentActor())} />
}
