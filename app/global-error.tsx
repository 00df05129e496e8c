'use client'

/** Stands in when even the frame of the page fails, so it uses nothing of ours. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>Interleave</title>
      </head>
      <body>
        <main>
          <h1>Interleave could not make this page</h1>
          <p>
            Nothing of yours was lost. Reload in a moment; if it stays, tell us the code{' '}
            {error.digest ?? 'unknown'}.
          </p>
        </main>
      </body>
    </html>
  )
}
