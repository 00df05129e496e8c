'use client'
import { useEffect, useState } from 'react'
import styles from './offline.module.css'

type KeptPage = { readonly path: string; readonly title: string }

/** The lessons and pages this device keeps. Loads the page that was asked for as soon as there is a connection. */
export function KeptPages() {
  const [pages, setPages] = useState<readonly KeptPage[] | null>(null)
  useEffect(() => {
    listKept().then(setPages, () => setPages([]))
    const retry = () => window.location.pathname !== '/offline' && window.location.reload()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [])
  if (!pages) return null
  if (pages.length === 0)
    return <p>Nothing is kept on this device yet. Lessons are kept when you visit them.</p>
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" className={styles.title}>
        On this device
      </h2>
      <ul className={styles.kept}>
        {pages.map(({ path, title }) => (
          <li key={path}>
            <a href={path}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Lessons first, each by the title its copy has. */
async function listKept(): Promise<KeptPage[]> {
  const cache = await caches.open('interleave-pages-1')
  const pages: KeptPage[] = []
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname
    const title = (await cache.match(request))?.headers.get('x-kept-title') ?? ''
    if (path !== '/offline') pages.push({ path, title: titleText(decodeURIComponent(title)) || path })
  }
  const order = ({ path, title }: KeptPage) => `${path.startsWith('/learn/') ? 0 : 1}${title}`
  return pages.sort((a, b) => order(a).localeCompare(order(b)))
}

/** The title as the document would have it: entities read, the name of the site left out. */
function titleText(html: string): string {
  const text = new DOMParser().parseFromString(html, 'text/html').documentElement.textContent ?? ''
  return text.replace(/ · Interleave$/, '')
}
