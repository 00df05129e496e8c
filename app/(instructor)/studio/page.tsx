import type { Metadata } from 'next'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Page } from '#app/_ui/page.tsx'
import { countReports } from '#lib/services/reports/list-reported-questions.ts'
import { listStudioLessons } from '#lib/services/studio/list-studio-lessons.ts'
import { paths } from '#lib/shared/paths.ts'
import { ModuleLessons } from './module-lessons.tsx'

export const metadata: Metadata = { title: 'Studio' }

/** Every lesson of the course with what is published, what is being written, and what is only planned. */
export default async function StudioPage() {
  const actor = await requirePermission('lessons.edit', paths.studio())
  const [modules, reports] = await Promise.all([listStudioLessons(actor), countReports(actor)])
  const now = new Date()
  return (
    <Page
      title="Studio"
      lead="Drafts are yours to change; learners see a lesson only once it is published, and every version is kept."
      actions={
        <ButtonLink href={paths.studioReports()}>
          Reported questions{reports > 0 && ` (${reports} open)`}
        </ButtonLink>
      }
    >
      {modules.map((module) => (
        <ModuleLessons key={module.id} module={module} now={now} />
      ))}
    </Page>
  )
}
