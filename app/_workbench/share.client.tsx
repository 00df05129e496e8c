'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { encodeLink, type Linked } from './link.ts'
import styles from './workbench.module.css'

/** A link that opens these programs, each at this step of its run. */
export function Share({ programs }: { readonly programs: readonly Linked[] }) {
  const what = programs.length === 1 ? 'this program' : 'both programs'
  const [word, setWord] = useState('')
  const copy = () => {
    const link = encodeLink(programs)
    if (link === null)
      return setWord(`With its run, ${what} would be too long for a link. Restart, or shorten the text.`)
    history.replaceState(null, '', `#${link}`)
    navigator.clipboard.writeText(location.href).then(
      () => setWord(`Copied: whoever opens the link sees ${what} at this step.`),
      () => setWord('The link is in the address bar: copy it from there.'),
    )
  }
  return (
    <p className={styles.share}>
      <Button size="sm" onClick={copy}>
        Copy a link to this step
      </Button>{' '}
      <span role="status">{word}</span>
    </p>
  )
}
