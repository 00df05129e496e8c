'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'

const FAILED = 'The file did not arrive whole, so nothing was saved. Try again in a moment.'

/** Fetches the file before it is saved, so that a refusal is read here and half a file is never kept. */
export function DownloadData() {
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ tone: 'success' | 'danger'; text: string } | null>(null)
  const download = async () => {
    setBusy(true)
    setOutcome(null)
    setOutcome(await fetchAndSave().catch(() => ({ tone: 'danger' as const, text: FAILED })))
    setBusy(false)
  }
  return (
    <>
      <div>
        <Button onClick={download} disabled={isBusy}>
          {isBusy ? 'Gathering …' : 'Download my data'}
        </Button>
      </div>
      {outcome && (
        <Notice tone={outcome.tone} title={outcome.tone === 'danger' ? 'Not downloaded' : 'Downloaded'} live>
          {outcome.text}
        </Notice>
      )}
    </>
  )
}

async function fetchAndSave() {
  const response = await fetch('/api/account/export')
  if (!response.ok) {
    const text: unknown = (await response.json().catch(() => null))?.error?.message
    return { tone: 'danger' as const, text: typeof text === 'string' ? text : FAILED }
  }
  const text = await response.text()
  JSON.parse(text) // A connection that breaks leaves half a document.
  const name =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'my-data.json'
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return { tone: 'success' as const, text: `${name} is in your downloads.` }
}
