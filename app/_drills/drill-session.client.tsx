'use client'

import { useState } from 'react'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { DifficultyBadge } from '#app/_ui/difficulty-badge.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import type { DrillQueue, QueuedCard } from '#lib/domain/drills/card-view.ts'
import { suggestGrade } from '#lib/domain/drills/grade.ts'
import { CardAnswer } from './card-answer.tsx'
import styles from './drill.module.css'
import type { DrillStore } from './drill-store.ts'
import { Finished } from './finished.client.tsx'
import { GradeBar } from './grade-bar.tsx'
import { LeechNotice } from './leech-notice.tsx'
import { ThinkFirst } from './think-first.client.tsx'
import { useDrillKeys } from './use-drill-keys.ts'
import { type SessionControls, useSession } from './use-session.ts'

type Props = { readonly initial: DrillQueue; readonly store: DrillStore }

/** Today's drills, session after session, until nothing is left. */
export function DrillSession({ initial, store }: Props) {
  const [queue, setQueue] = useState(initial)
  const [round, setRound] = useState(0)
  const goOn = (next: DrillQueue) => {
    setQueue(next)
    setRound(round + 1)
  }
  return <Round key={round} queue={queue} store={store} isFirst={round === 0} onMore={goOn} />
}

type RoundProps = {
  readonly queue: DrillQueue
  readonly store: DrillStore
  readonly isFirst: boolean
  readonly onMore: (next: DrillQueue) => void
}

function Round({ queue, store, isFirst, onMore }: RoundProps) {
  const controls = useSession(queue.cards, store)
  const { session, problem, isBusy, undo } = controls
  useDrillKeys(controls)
  const [current] = session.waiting
  const canUndo = session.done.length > 0
  return (
    <div className={styles.session}>
      <div className={styles.status}>
        <CountsLeft queue={queue} waiting={session.waiting} done={session.done.length} />
        <Button size="sm" onClick={undo} disabled={!canUndo || isBusy}>
          Undo <kbd>U</kbd>
        </Button>
      </div>
      {problem && (
        <Notice tone="warning" title="Not recorded yet" live>
          {problem}
        </Notice>
      )}
      {session.leech && <LeechNotice card={session.leech.card} />}
      {current ? (
        <CardInFront
          key={`${current.card.id}-${session.done.length}`}
          queued={current}
          controls={controls}
          isLater={!isFirst || session.done.length > 0}
        />
      ) : (
        <Finished store={store} done={session.done.length} onMore={onMore} />
      )}
    </div>
  )
}

type CountsProps = { queue: DrillQueue; waiting: readonly QueuedCard[]; done: number }

function CountsLeft({ queue, waiting, done }: CountsProps) {
  const beyond = queue.dueCount + queue.newCount - queue.cards.length
  const fresh = waiting.filter(({ isNew }) => isNew).length
  const parts = [`${waiting.length - fresh} due`, `${fresh} new`, `${done} done`]
  return (
    <p className={styles.counts} role="status">
      {parts.join(' · ')}
      {beyond > 0 && `, and ${beyond} more after these`}
      {queue.heldBack > 0 && `; ${queue.heldBack} over your limit wait for another day`}
    </p>
  )
}

type CardInFrontProps = {
  readonly queued: QueuedCard
  readonly controls: SessionControls
  /** It comes after another: the focus goes to it, which it does not when the page opens. */
  readonly isLater: boolean
}

function CardInFront({ queued, controls, isLater }: CardInFrontProps) {
  const { card, isNew, intervals } = queued
  const { session, isBusy, reveal, toggle, followUp, grade } = controls
  const isRevealed = session.phase === 'revealed'
  const front = useFocusOn<HTMLElement>(isLater)
  const suggested = suggestGrade({
    bulletsHit: session.bullets.length,
    bulletsTotal: card.bullets.length,
    redFlagsAdmitted: session.redFlags.length,
  })
  return (
    <article className={styles.card} ref={front} tabIndex={-1} aria-label="Interview question">
      <header className={styles.meta}>
        <span className={styles.topic}>{card.topic.replaceAll('-', ' ')}</span>
        <DifficultyBadge difficulty={card.difficulty} />
        {isNew && <Badge tone="info">new</Badge>}
      </header>
      <h2 className="visually-hidden">Question</h2>
      <Rendered text={card.prompt} className={styles.prompt} />
      <ThinkFirst isOver={isRevealed} />
      {isRevealed ? (
        <>
          <CardAnswer
            card={card}
            ticked={{ bullets: session.bullets, redFlags: session.redFlags }}
            followUps={session.followUps}
            onToggle={toggle}
            onFollowUp={followUp}
          />
          <GradeBar intervals={intervals} suggested={suggested} isBusy={isBusy} onGrade={grade} />
        </>
      ) : (
        <div className={styles.revealRow}>
          <Button variant="primary" onClick={reveal}>
            Reveal <kbd>Space</kbd>
          </Button>
          <span className={styles.hint}>Say your answer aloud first.</span>
        </div>
      )}
    </article>
  )
}
