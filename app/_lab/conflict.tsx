import type { MouseEvent } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { focusAround } from '#app/_ui/focus-around.ts'
import { Notice } from '#app/_ui/notice.tsx'
import styles from './lab.module.css'

type ConflictProps = {
  readonly what: 'settings' | 'program'
  readonly onChoose: (whose: 'mine' | 'theirs') => void
}

/** The account holds other work than this page: nothing is overwritten until the learner has chosen. */
export function Conflict({ what, onChoose }: ConflictProps) {
  const isOne = what === 'program'
  const choose = (whose: 'mine' | 'theirs') => (event: MouseEvent) => {
    focusAround(event.currentTarget)
    onChoose(whose)
  }
  return (
    <Notice tone="warning" title={`Your account holds ${isOne ? 'another program' : 'other settings'}`} live>
      <p>
        {isOne ? 'It was' : 'They were'} saved on another page, or before you signed in here. Nothing has been
        overwritten. Which {isOne ? 'one counts' : 'ones count'}?
      </p>
      <p className={styles.row}>
        <Button size="sm" variant="primary" onClick={choose('mine')}>
          Keep the {isOne ? 'one' : 'ones'} here
        </Button>
        <Button size="sm" onClick={choose('theirs')}>
          Take the other {isOne ? 'one' : 'ones'}
        </Button>
      </p>
    </Notice>
  )
}
