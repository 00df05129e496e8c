import type { Metadata } from 'next'
import { ButtonLink } from '#app/_ui/button.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Page } from '#app/_ui/page.tsx'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = { title: 'Nothing at this address' }

export default function NotFound() {
  return (
    <Page title="Nothing at this address" width="reading">
      <EmptyState
        title="The page does not exist, or it is not yours to see"
        action={
          <ButtonLink href={paths.course()} variant="primary">
            Open the course map
          </ButtonLink>
        }
      >
        A link may be old, or a letter missing. Every lesson is on the course map.
      </EmptyState>
    </Page>
  )
}
