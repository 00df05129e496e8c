'use client'
import { Button } from './_ui/button.tsx'
import { Notice } from './_ui/notice.tsx'
import { Page } from './_ui/page.tsx'

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <Page title="This page could not be made" width="reading">
      <Notice tone="danger" title="Something went wrong on our side" live>
        Nothing of yours was lost. Try again; if it stays, tell us the code{' '}
        {error.digest ?? 'of the time it happened'}.
      </Notice>
      <div>
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      </div>
    </Page>
  )
}
