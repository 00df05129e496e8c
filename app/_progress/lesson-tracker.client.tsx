'use client'

import { useEffect } from 'react'
import { deviceSteps, recordDeviceCheck } from '#app/_device/device-lessons.ts'
import { type ReachedStep, STEP_REACHED } from '#app/_mdx/announce-step.ts'
import { announceObjectives } from './announce-objectives.ts'
import { createReporter, type LessonReporter } from './lesson-reporter.ts'
import { watchSections } from './watch-sections.ts'

type Props = {
  readonly lessonId: string
  readonly path: string
  readonly title: string
  /** Every step of the lesson. */
  readonly steps: readonly string[]
  readonly initialDone: readonly string[]
  readonly signedIn: boolean
}

/** Keeps progress in a lesson: sections read, predictions made, checks right, figures touched. Shows nothing itself. */
export function LessonTracker({ lessonId, path, title, steps, initialDone, signedIn }: Props) {
  useEffect(() => {
    const done = new Set([...initialDone, ...(signedIn ? [] : deviceSteps(lessonId))])
    for (const step of done) markReached(step)
    const reporter = createReporter({
      ...{ lessonId, path, signedIn },
      onStanding: ({ objectives }) => announceObjectives(objectives),
    })
    const reach = (step: string) => {
      if (done.has(step) || !steps.includes(step)) return
      done.add(step)
      markReached(step)
      reporter.reach(step)
    }
    const stopSections = watchSections({
      headings: steps.filter((step) => step.startsWith('heading:')).map(idOf),
      onCurrent: (heading) => {
        markCurrent(heading)
        reporter.moveTo({ heading, label: labelOf(title, heading) })
      },
      onReached: (heading) => reach(`heading:${heading}`),
    })
    const stopActions = watchActions({ lessonId, signedIn, reach, reporter })
    window.addEventListener('pagehide', reporter.leave)
    return () => {
      stopSections()
      stopActions()
      window.removeEventListener('pagehide', reporter.leave)
      reporter.leave()
    }
  }, [lessonId, path, title, steps, initialDone, signedIn])
  return null
}

type Actions = {
  readonly lessonId: string
  readonly signedIn: boolean
  readonly reach: (step: string) => void
  readonly reporter: LessonReporter
}

/** Listens for what is announced, and for a hand on a figure or a reveal that announces nothing itself. */
function watchActions({ lessonId, signedIn, reach, reporter }: Actions): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true, passive: true }
  const onStep = ({ detail }: CustomEvent<ReachedStep>) => {
    const { step, isRight, response, seed } = detail
    if (response && !signedIn) recordDeviceCheck({ lessonId, questionId: idOf(step), response, seed })
    if (isRight !== false) reach(step)
    if (isRight) reporter.hurry()
  }
  const onTouch = ({ target }: Event) => {
    const step = target instanceof Element ? stepAround(target) : ''
    if (step.startsWith('sim:')) reach(step)
  }
  const onToggle = ({ target }: Event) => {
    const step = target instanceof HTMLDetailsElement && target.open ? stepAround(target) : ''
    if (step.startsWith('predict:')) reach(step)
  }
  window.addEventListener(STEP_REACHED, onStep as EventListener, options)
  document.addEventListener('pointerdown', onTouch, options)
  document.addEventListener('keydown', onTouch, options)
  document.addEventListener('toggle', onToggle, options)
  return () => stop.abort()
}

const stepAround = (element: Element): string =>
  element.closest<HTMLElement>('[data-step]')?.dataset.step ?? ''

const idOf = (step: string): string => step.slice(step.indexOf(':') + 1)

const outlineLinks = () => document.querySelectorAll<HTMLElement>('[data-outline]')

function markReached(step: string): void {
  for (const link of outlineLinks()) if (link.dataset.outline === step) link.dataset.reached = ''
}

function markCurrent(heading: string): void {
  for (const link of outlineLinks()) {
    if (link.dataset.outline === `heading:${heading}`) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

function labelOf(title: string, heading: string): string {
  const link = [...outlineLinks()].find(({ dataset }) => dataset.outline === `heading:${heading}`)
  return (link ? `${title} · ${link.textContent}` : title).slice(0, 160)
}
