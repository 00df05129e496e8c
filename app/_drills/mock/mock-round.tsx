import { useEffect, useRef, useState } from 'react'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { Button } from '#app/_ui/button.tsx'
import { DifficultyBadge } from '#app/_ui/difficulty-badge.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import type { MockAnswer } from '#lib/domain/drills/mock-interview.ts'
import { CardAnswer } from '../card-answer.tsx'
import drill from '../drill.module.css'
import styles from './mock.module.css'

type Props = {
  readonly cards: readonly CardView[]
  readonly minutesEach: number
  readonly onFinish: (answers: readonly MockAnswer[]) => void
}

/** One question after another. The clock runs while somebody speaks, and stops at the reveal. */
export function MockRound({ cards, minutesEach, onFinish }: Props) {
  const [answers, setAnswers] = useState<readonly MockAnswer[]>([])
  const card = cards[answers.length]
  if (!card) return <p>No card fits this choice. Choose another topic or difficulty.</p>
  const isLast = answers.length === cards.length - 1
  return (
    <>
      <p className={drill.counts} role="status">
        Question {answers.length + 1} of {cards.length}
      </p>
      <Asked
        key={card.id}
        card={card}
        limit={minutesEach * 60}
        isLast={isLast}
        onNext={(answer) => {
          const all = [...answers, answer]
          if (isLast) onFinish(all)
          else setAnswers(all)
        }}
        onStop={answers.length > 0 ? () => onFinish(answers) : null}
      />
    </>
  )
}

type AskedProps = {
  readonly card: CardView
  readonly limit: number
  readonly isLast: boolean
  readonly onNext: (answer: MockAnswer) => void
  /** Ends the interview with the answers so far; null before the first. */
  readonly onStop: (() => void) | null
}

function Asked({ card, limit, isLast, onNext, onStop }: AskedProps) {
  const [isRevealed, setRevealed] = useState(false)
  const [bullets, setBullets] = useState<readonly string[]>([])
  const [redFlags, setRedFlags] = useState<readonly string[]>([])
  const [followUps, setFollowUps] = useState(0)
  const seconds = useSeconds(!isRevealed)
  const front = useFocusOn<HTMLElement>(true)
  const toggle = (part: 'bullets' | 'redFlags', id: string) => {
    const set = part === 'bullets' ? setBullets : setRedFlags
    set((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  }
  const isOver = seconds >= limit
  return (
    <article className={drill.card} ref={front} tabIndex={-1} aria-label="Interview question">
      <header className={drill.meta}>
        <span className={drill.topic}>{card.topic.replaceAll('-', ' ')}</span>
        <DifficultyBadge difficulty={card.difficulty} />
        <span role="timer" className={styles.clock}>
          {clock(seconds)} of {clock(limit)}
        </span>
      </header>
      <ProgressBar value={Math.min(seconds, limit)} max={limit} label="Time used" />
      <h2 className="visually-hidden">Question</h2>
      <Rendered text={card.prompt} className={drill.prompt} />
      <p role="status" className={drill.hint}>
        {isOver && !isRevealed && 'The time is up. An interviewer would stop you here: finish your sentence.'}
      </p>
      {isRevealed && (
        <CardAnswer
          card={card}
          ticked={{ bullets, redFlags }}
          followUps={followUps}
          onToggle={toggle}
          onFollowUp={() => setFollowUps(followUps + 1)}
        />
      )}
      <p className={styles.row}>
        {isRevealed ? (
          <Button
            variant="primary"
            onClick={() => onNext({ cardId: card.id, bullets, redFlags, followUps, seconds })}
          >
            {isLast ? 'Finish and see the report' : 'Next question'}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => setRevealed(true)}>
            I have answered
          </Button>
        )}
        {onStop && <Button onClick={onStop}>Stop here</Button>}
      </p>
    </article>
  )
}

/** Whole seconds by the clock while it runs, also when the tab slept. */
function useSeconds(isRunning: boolean): number {
  const start = useRef(Date.now())
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - start.current) / 1000)), 500)
    return () => clearInterval(timer)
  }, [isRunning])
  return seconds
}

export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
