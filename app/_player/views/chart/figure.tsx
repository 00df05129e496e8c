import type { ReactNode } from 'react'
import { useScrollStop } from '../../run/use-scroll-stop.ts'
import styles from './chart.module.css'

type Props = {
  label: string
  /** Size of the drawing in CSS pixels. */
  width: number
  height: number
  children: ReactNode
}

/** The picture of a view: what screen readers announce as one image and what export saves. */
export function Figure({ label, width, height, children }: Props) {
  const [frame, tabIndex] = useScrollStop<HTMLDivElement>()
  return (
    <div className={styles.frame} ref={frame} tabIndex={tabIndex}>
      <svg
        className={styles.figure}
        data-figure=""
        role="img"
        aria-label={label}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {children}
      </svg>
    </div>
  )
}
