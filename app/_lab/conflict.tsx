import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import styles from './lab.module.css'

type ConflictProps = {
  readonly what: 'settings' | 'program'
  readonly onChoose: (whose: 'mine' | 'theirs') => void
}

/** The account holds other work than this page: nothing is overwritten until the learner has chosen. */
export function Conflict({ what, onChoose }: ConflictProps) {
  const isOne = what === 'program'
  return (
    <Notice tone="warning" title={`Your account holds ${isOne ? 'another program' : 'other settings'}`} live>
      <p>
        {isOne ? 'It was' : 'They were'} saved on another page, or before you signed in here. Nothing has been
        overwritten. Which {isOne ? 'one counts' : 'ones count'}?
      </p>
      <p className={styles.row}>
        <Button size="sm" variant="primary" onClick={() => onChoose('mine')}>
          Keep the {isOne ? 'one' : 'ones'} here
        </Button>
        <Button size="sm" onClick={() => onChoose('theirs')}>
          Take the other {isOne ? 'one' : 'ones'}
        </Button>
      </p>
    </Notice>
  )
}
