import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './splitter.module.css'
import type { PaneRange } from './use-pane-size.ts'

type Props = {
  readonly label: string
  /** `vertical` stands between two columns, `horizontal` below a pane. */
  readonly orientation: 'vertical' | 'horizontal'
  readonly size: number
  readonly range: PaneRange
  /** What one arrow key changes. */
  readonly step: number
  /** The size that puts the splitter where the pointer is. */
  readonly sizeAt: (event: PointerEvent<HTMLElement>) => number
  readonly onSize: (size: number) => void
}

/** The edge of a pane that can be moved, by pointer or by arrow keys (a window splitter as ARIA describes it). */
export function Splitter({ label, orientation, size, range, step, sizeAt, onSize }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
    const sizes: Readonly<Record<string, number>> = {
      [less as string]: size - step,
      [more as string]: size + step,
      Home: range.min,
      End: range.max,
    }
    const next = sizes[event.key]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onSize(next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a splitter is a separator that can have the focus, which <hr> cannot.
    <div
      role="separator"
      tabIndex={0}
      className={styles.splitter}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onSize(sizeAt(event))
      }}
      onDoubleClick={() => onSize(range.initial)}
    />
  )
}
