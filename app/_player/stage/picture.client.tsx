'use client'
import { useWidth } from '../run/use-width.ts'
import type { AnyFrame, AnyView } from '../view.ts'
import styles from './picture.module.css'

/** The view's picture, drawn for the width there is. */
export function Picture({ view, frame, label }: { view: AnyView; frame: AnyFrame; label: string }) {
  const [ref, width] = useWidth<HTMLDivElement>(0)
  return (
    <div ref={ref} className={styles.picture} data-part="picture">
      {width > 0 && <view.Graphic {...frame} width={width} label={label} />}
    </div>
  )
}
