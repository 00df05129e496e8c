'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'

/** Prints the sheet, on paper or into a PDF file, and copies the address that verifies it. */
export function Share({ address }: { readonly address: string }) {
  const [label, setLabel] = useState('Copy the address')
  const copy = async () => {
    // Missing where the page came over plain http from another machine.
    const done = navigator.clipboard?.writeText(address).then(
      () => 'Copied',
      () => null,
    )
    setLabel((await done) ?? 'Copy it from the address bar')
    setTimeout(setLabel, 3000, 'Copy the address')
  }
  return (
    <>
      <Button variant="primary" onClick={() => window.print()}>
        Print or save as PDF
      </Button>
      <Button onClick={copy}>
        <span aria-live="polite">{label}</span>
      </Button>
    </>
  )
}
