import type { Metadata } from 'next'
import { KeptPages } from '#app/_offline/kept-pages.client.tsx'
import { Page } from '#app/_ui/page.tsx'

export const metadata: Metadata = { title: 'No connection', robots: { index: false } }

/** What is shown offline in place of a page that is not kept on the device. */
export default function OfflinePage() {
  return (
    <Page
      title="This page needs a connection"
      lead="It opens by itself as soon as the connection is back. Answers and drafts that were not yet sent are kept on this device and are sent then."
      width="reading"
    >
      <KeptPages />
    </Page>
  )
}
