'use client'

import { useState } from 'react'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { Button } from '#app/_ui/button.tsx'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import styles from './lab.module.css'

const strengths = ['A nudge', 'A direction', 'Nearly the answer']

/** Hints from a nudge to nearly the answer, one at a time and only when asked for. */
export function Hints({ hints }: { readonly hints: readonly Html[] }) {
  const [shown, setShown] = useState(0)
  // With the last hint the button is gone.
  const last = useFocusOn<HTMLLIElement>(shown > 0 && shown === hints.length)
  return (
    <div className={styles.hints}>
      <ol className={styles.hintList} aria-live="polite">
        {hints.slice(0, shown).map((hint, i) => (
          <li
            key={hint.html}
            ref={i === hints.length - 1 ? last : null}
            tabIndex={-1}
            className={styles.hint}
          >
            <strong>{strengths[i]}</strong>
            <Rendered text={hint} />
          </li>
        ))}
      </ol>
      {shown < hints.length && (
        <Button size="sm" onClick={() => setShown(shown + 1)}>
          Show hint {shown + 1} of {hints.length}: {strengths[shown]?.toLowerCase()}
        </Button>
      )}
    </div>
  )
}
