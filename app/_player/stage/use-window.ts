import { type UIEvent, useEffect, useRef, useState } from 'react'
import { visibleRows } from './visible-rows.ts'

type Options = { rowHeight: number; height: number; current: number | undefined }

/** The rows in sight of a scrolling list that follows the current row. */
export function useWindow(count: number, { rowHeight, height, current }: Options) {
  const ref = useRef<HTMLDivElement>(null)
  const [scrollTop, setScrollTop] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (element === null || current === undefined) return
    const top = current * rowHeight
    const isInSight = top >= element.scrollTop && top + 2 * rowHeight <= element.scrollTop + height
    if (!isInSight) element.scrollTop = Math.max(0, top - height / 2)
  }, [current, rowHeight, height])
  const onScroll = (event: UIEvent<HTMLDivElement>) => setScrollTop(event.currentTarget.scrollTop)
  return { ref, onScroll, window: visibleRows(count, { rowHeight, scrollTop, height }) }
}
