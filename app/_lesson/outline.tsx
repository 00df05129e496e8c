import styles from './outline.module.css'

type Heading = { readonly id: string; readonly depth: number; readonly text: string }

/** The sections of the page; the tracker marks the one being read and those reached. */
export function Outline({ headings }: { headings: readonly Heading[] }) {
  const sections = headings.filter(({ depth }) => depth === 2)
  return (
    <nav aria-labelledby="outline-title" className={styles.outline}>
      <h2 id="outline-title">On this page</h2>
      <ol>
        {sections.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} data-outline={`heading:${id}`}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
