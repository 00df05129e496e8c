import type { ReactNode } from 'react'
import styles from './code-block.module.css'
import { CopyCode } from './copy-code.client.tsx'
import prose from './prose.module.css'

type CodeBlockProps = { readonly language: string; readonly title?: string; readonly children?: ReactNode }

const NAMES: Readonly<Record<string, string>> = {
  asm: 'assembly',
  bash: 'shell',
  sh: 'shell',
  console: 'shell',
  cpp: 'C++',
  c: 'C',
  js: 'JavaScript',
  javascript: 'JavaScript',
  ts: 'TypeScript',
  typescript: 'TypeScript',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
  java: 'Java',
  sql: 'SQL',
  text: '',
}

/** Highlighted code with its title or language and a button that copies it. */
export function CodeBlock({ language, title, children }: CodeBlockProps) {
  const name = NAMES[language] ?? language
  return (
    <figure className={styles.code} data-code={language}>
      <figcaption className={styles.bar}>
        <span className={title ? styles.title : styles.language}>{title ?? name}</span>
        {title && name && <span className={styles.language}>{name}</span>}
        <CopyCode />
      </figcaption>
      {children}
    </figure>
  )
}

/** Two programs side by side: what goes wrong, and the same thing put right. */
export function WrongFixed({ children }: { readonly children?: ReactNode }) {
  return <div className={`${styles.pair} ${prose.wide}`}>{children}</div>
}
