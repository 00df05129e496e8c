'use client'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { BenchName } from './bench-name.tsx'
import { BenchView } from './bench-view.tsx'
import { keep, kept } from './keep.ts'
import { decodeLink, type Linked } from './link.ts'
import { Share } from './share.client.tsx'
import { unrun, useBench } from './use-bench.ts'
import styles from './workbench.module.css'

type Props = {
  readonly initial: string
  /** What stands beside it at first when two programs are compared. */
  readonly beside: string
}

const keepFirst = (source: string) => keep('program', source)
const keepSecond = (source: string) => keep('program-b', source)
const NAMES = ['A', 'B'] as const

/** A program, its run step by step, and the state at each step; or two of them side by side. */
export function Workbench({ initial, beside }: Props) {
  const first = useBench(initial, keepFirst)
  const second = useBench(beside, keepSecond)
  const [isCompared, setIsCompared] = useState(false)
  /** On a phone one of two programs is seen. */
  const [shown, setShown] = useState<0 | 1>(0)
  const { open: openFirst } = first
  const { open: openSecond } = second
  const openAll = useCallback(
    ([one, two]: readonly Linked[]) => {
      if (one) openFirst(one)
      if (two) openSecond(two)
      setIsCompared(two !== undefined)
    },
    [openFirst, openSecond],
  )
  useOpening(openAll, initial)

  const compare = () => {
    if (isCompared) return setIsCompared(false)
    openSecond(unrun(kept('program-b') ?? beside))
    setIsCompared(true)
    setShown(1)
  }
  const benches = isCompared ? [first, second] : [first]
  return (
    <div className={styles.benches}>
      <div className={styles.sides}>
        <Button size="sm" onClick={compare}>
          {isCompared ? 'Back to one program' : 'Two programs side by side'}
        </Button>
        {isCompared && (
          <div className={styles.tabs}>
            {NAMES.map((name, n) => (
              <button
                key={name}
                type="button"
                aria-pressed={shown === n}
                onClick={() => setShown(n as 0 | 1)}
              >
                Program {name}
              </button>
            ))}
          </div>
        )}
      </div>
      <div className={styles.pair} data-compared={isCompared || undefined}>
        {benches.map((bench, n) => (
          <BenchName key={NAMES[n]} value={isCompared ? (NAMES[n] as string) : ''}>
            <div className={styles.side} data-shown={!isCompared || shown === n || undefined}>
              {isCompared && <h2>Program {NAMES[n]}</h2>}
              <BenchView bench={bench} />
            </div>
          </BenchName>
        ))}
      </div>
      <Share programs={benches.map(({ linked }) => linked)} />
    </div>
  )
}

/** What the address names, else what was kept in this browser, else the first program; and what the address names later. */
function useOpening(open: (programs: readonly Linked[]) => void, initial: string): void {
  useEffect(() => {
    const read = () => {
      const linked = decodeLink(location.hash)
      if (linked) open(linked)
      return linked !== null
    }
    if (!read()) open([unrun(kept('program') ?? initial)])
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [open, initial])
}
