'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { encodeShareLink } from '#sim/core/share-link.ts'
import { pathOf } from '../run/session.ts'
import type { Player } from '../run/use-player.ts'
import styles from './share-panel.module.css'

/** A link that opens this run, with its settings and choices, at this step. */
export function SharePanel({ player }: { player: Player }) {
  const [isCopied, setCopied] = useState(false)
  const { simulation } = player.loaded
  const { a } = player.stage
  const position = player.timeline.at(player.stage.position).a
  const link = encodeShareLink(simulation, { config: a.config, path: pathOf(a), position })
  if (!link.ok) {
    return (
      <p>
        This run is too large for a link ({link.error.chars} characters; {link.error.maxChars} fit). Export
        its settings as JSON instead: Set up, then “Save as a file”.
      </p>
    )
  }
  const url = `${location.origin}/simulations/${simulation.id}#${link.value}`
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div className={styles.share}>
      <p>Whoever opens this link sees this run at this step.</p>
      <div className={styles.line}>
        <input
          className={styles.url}
          readOnly
          value={url}
          aria-label="Link to this run"
          onFocus={(event) => event.target.select()}
        />
        <Button size="sm" variant="primary" onClick={copy}>
          Copy the link
        </Button>
      </div>
      <p className={styles.done} aria-live="polite">
        {isCopied ? 'Copied.' : ''}
      </p>
    </div>
  )
}
