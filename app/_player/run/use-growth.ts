import { useEffect } from 'react'
import { fresh, growSession, isGrowing, type Session } from './session.ts'

/** Work between two looks at the clock, and how long to work before the browser gets its turn. */
const STEPS = 500
const SLICE_MS = 8

/** Computes the rest of a long run in small slices, and hands it over once it is whole. */
export function useGrowth(session: Session | null, onGrown: (session: Session) => void): void {
  useEffect(() => {
    if (session === null || !isGrowing(session)) return
    let timer: ReturnType<typeof setTimeout>
    const work = () => {
      const start = performance.now()
      while (isGrowing(session) && performance.now() - start < SLICE_MS) growSession(session, STEPS)
      if (isGrowing(session)) timer = setTimeout(work)
      else onGrown(fresh(session))
    }
    timer = setTimeout(work)
    return () => clearTimeout(timer)
  }, [session, onGrown])
}
