'use client'

import Link from 'next/link'
import { type MouseEvent, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { focusAround } from '#app/_ui/focus-around.ts'
import type { Practice } from '#lib/domain/questions/practice.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './practise.module.css'

/** After a wrong answer: where it is taught, and the card that practises it. */
export function Practise({ practice: { card, lesson } }: { readonly practice: Practice }) {
  if (!card && !lesson) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a page has several, so none is a landmark; a fieldset is for inputs.
    <div className={styles.practise} role="group" tabIndex={-1} aria-label="Practise this">
      {lesson && (
        <p>
          Read again:{' '}
          <Link href={lesson.href} prefetch={false}>
            {lesson.title}
          </Link>
        </p>
      )}
      {card && (
        <p>
          Interview card:{' '}
          <Link href={card.href} prefetch={false}>
            {card.title}
          </Link>
        </p>
      )}
      {card?.canPick && <Pick cardId={card.id} />}
    </div>
  )
}

type PickState = 'open' | 'sending' | 'picked' | 'seen' | { readonly problem: string }

function Pick({ cardId }: { readonly cardId: string }) {
  const [state, setState] = useState<PickState>('open')
  const pick = async ({ currentTarget }: MouseEvent) => {
    setState('sending')
    const result = await callApi<{ isSeen: boolean }>('POST', '/api/drills/picks', { body: { cardId } })
    if (!result.ok) return setState({ problem: result.error.message })
    if (document.activeElement === currentTarget) focusAround(currentTarget)
    setState(result.value.isSeen ? 'seen' : 'picked')
  }
  const isDone = state === 'picked' || state === 'seen'
  return (
    <div className={styles.pick} aria-live="polite">
      {!isDone && (
        <Button size="sm" onClick={pick} disabled={state === 'sending'}>
          {state === 'sending' ? 'Adding' : 'Practise this today'}
        </Button>
      )}
      {state === 'picked' && (
        <span>
          ✓ It is first among the new cards of <Link href={paths.drills()}>today’s drills</Link>.
        </span>
      )}
      {state === 'seen' && <span>You know this card already; it comes back on its own day.</span>}
      {typeof state === 'object' && <span className={styles.problem}>{state.problem}</span>}
    </div>
  )
}
