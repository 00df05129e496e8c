import type { Metadata } from 'next'
import { Page } from '#app/_ui/page.tsx'
import { Workbench } from '#app/_workbench/workbench.client.tsx'
import { paths } from '#lib/shared/paths.ts'
import { lostUpdate } from '#sim/threads/programs/lost-update.ts'

export const metadata: Metadata = {
  title: 'Workbench',
  description:
    'Write Python with threads, step through every switch forwards and back, and be the scheduler.',
}

export default function WorkbenchPage() {
  return (
    <Page
      title="Workbench"
      lead="Write a small Python program with threads. Step through it forwards and back, and decide at every step which thread goes next."
      width="full"
      crumbs={[{ label: 'Labs', href: paths.labs() }]}
    >
      <Workbench initial={lostUpdate.broken} beside={lostUpdate.fixed} />
    </Page>
  )
}
