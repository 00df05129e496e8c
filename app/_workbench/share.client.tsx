'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { encodeLink, type Linked } from './link.ts'
import styles from './workbench.module.css'

/** A link that opens this program, at this step of this run. */
export function Share({ linked }: { readonly linked: Linked }) {
  const [word, setWord] = useState('')
  const copy = () => {
    const link = encodeLink(linked)
    if (link === null)
      return setWord('This program or its run is too long for a link. Restart, or shorten it.')
    history.replaceState(null, '', `#${link}`)
    navigator.clipboard.writeText(location.href).then(
      () => setWord('Copied: whoever opens the link sees this program at this step.'),
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
