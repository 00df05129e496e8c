'use client'
import { useEffect, useRef, useState } from 'react'
import { paths } from '#lib/shared/paths.ts'
import styles from './preview-pane.module.css'
import { fetchStillPage } from './still-page.ts'

type PreviewPaneProps = {
  readonly lessonId: string
  /** The saved text to show. It stays on the last one that could be rendered. */
  readonly revision: number
  readonly isBehind: boolean
}

/** Without `html` the page is loaded by its address and its scripts run. */
type Frame = { readonly key: string; readonly src: string; readonly html?: string }

/**
 * The lesson page itself in a frame. While one writes, the frame is sandboxed and nothing in it runs; on request the
 * figures are woken up, whose code is ours and under the page's policy. A new text is loaded behind the old one and takes its place and scroll position when it is ready.
 */
export function PreviewPane({ lessonId, revision, isBehind }: PreviewPaneProps) {
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const [isPhone, setIsPhone] = useState(false)
  const [isLive, setIsLive] = useState(false)
  const [shown, setShown] = useState<Frame | null>(null)
  const [next, setNext] = useState<Frame | null>(null)
  const elements = useRef(new Map<string, HTMLIFrameElement>())
  const src = paths.studioPreview(lessonId, { revision })
  const hasShown = useRef(false)

  useEffect(() => {
    const { theme: chosen } = document.documentElement.dataset
    const isDark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    setTheme(isDark ? 'dark' : 'light')
  }, [])

  useEffect(() => {
    for (const element of elements.current.values()) dress(element, theme)
  }, [theme])

  useEffect(() => {
    // While the saved text cannot be rendered, its address has nothing to show in place of what is there.
    if (isBehind && hasShown.current) return
    if (isLive) return setNext({ key: `live ${src}`, src })
    const request = new AbortController()
    void fetchStillPage(src, request.signal).then((html) => {
      if (html && !request.signal.aborted) setNext({ key: `still ${src}`, src, html })
    })
    return () => request.abort()
  }, [isLive, isBehind, src])

  function onLoad(frame: Frame): void {
    const element = elements.current.get(frame.key)
    if (!element || frame.key === shown?.key) return
    dress(element, theme)
    const before = shown && elements.current.get(shown.key)
    element.contentWindow?.scrollTo(0, before?.contentWindow?.scrollY ?? 0)
    hasShown.current = true
    setShown(frame)
  }

  const frames = next && next.key !== shown?.key ? [shown, next] : [shown]
  return (
    <section className={styles.pane} aria-label="Preview">
      <div className={styles.bar}>
        <Choice label="Dark" isOn={theme === 'dark'} onChange={(on) => setTheme(on ? 'dark' : 'light')} />
        <Choice label="Phone width" isOn={isPhone} onChange={setIsPhone} />
        <Choice label="Run figures" isOn={isLive} onChange={setIsLive} />
        {isBehind && <span className={styles.behind}>Last text that could be shown</span>}
        <a href={src} target="_blank" rel="noreferrer">
          Open in a tab
        </a>
      </div>
      <div className={`${styles.stage} ${isPhone ? styles.phone : ''}`}>
        {!shown && (
          <p className={styles.rendering} role="status">
            Rendering the lesson…
          </p>
        )}
        {frames.map(
          (frame) =>
            frame && (
              <iframe
                key={frame.key}
                ref={(element) => {
                  if (element) elements.current.set(frame.key, element)
                  else elements.current.delete(frame.key)
                }}
                title="The lesson as learners get it"
                {...(frame.html === undefined ? { src: frame.src } : { srcDoc: frame.html })}
                // Scripts and the same origin together would be no sandbox; live figures run as on the lesson's page.
                sandbox={frame.html === undefined ? undefined : 'allow-same-origin'}
                className={frame.key === shown?.key ? styles.frame : styles.waiting}
                onLoad={() => onLoad(frame)}
              />
            ),
        )}
      </div>
    </section>
  )
}

type ChoiceProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void }

function Choice({ label, isOn, onChange }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}

/** Gives the framed page its theme, and keeps links from leading it away. */
function dress(element: HTMLIFrameElement, theme: 'light' | 'dark'): void {
  const page = element.contentDocument
  if (!page?.documentElement) return
  page.documentElement.dataset.theme = theme
  page.onclick = (event) => {
    const href = (event.target as Element | null)?.closest?.('a')?.getAttribute('href')
    if (href == null) return
    event.preventDefault()
    if (href.startsWith('#')) page.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView()
  }
}
