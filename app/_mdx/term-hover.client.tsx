'use client'

import { useEffect } from 'react'

const OPEN_AFTER_MS = 180
const CLOSE_AFTER_MS = 220

/** Opens a term's definition under a resting mouse and closes it when the mouse has left both. One for the whole page. */
export function TermHover() {
  useEffect(() => {
    let timer = 0
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || !(event.target instanceof Element)) return
      const trigger = event.target.closest<HTMLElement>('[data-term]')
      const isInside = event.target.closest('[popover]') !== null
      clearTimeout(timer)
      if (trigger) timer = window.setTimeout(open, OPEN_AFTER_MS, trigger)
      else if (!isInside) timer = window.setTimeout(close, CLOSE_AFTER_MS)
    }
    document.addEventListener('pointerover', onPointerOver)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onPointerOver)
    }
  }, [])
  return null
}

function open(trigger: HTMLElement): void {
  const popover = document.getElementById(trigger.dataset.term ?? '')
  if (!popover || popover.matches(':popover-open')) return
  popover.showPopover({ source: trigger })
  popover.dataset.hovered = ''
}

/** Only what hovering opened; a definition opened by a click stays until it is dismissed. */
function close(): void {
  const popover = document.querySelector<HTMLElement>('[data-hovered]:popover-open')
  popover?.hidePopover()
  delete popover?.dataset.hovered
}
