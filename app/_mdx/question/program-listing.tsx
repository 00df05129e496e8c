import styles from './program-listing.module.css'

type Props = {
  readonly program: string
  /** Where threads stand: labels by line, with the colour of each. */
  readonly standing?: readonly { readonly line: number; readonly label: string; readonly strand: number }[]
  /** The line that ran last. */
  readonly active?: number | null
}

/** A program with its line numbers, to which tables and steps refer. */
export function ProgramListing({ program, standing = [], active = null }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no landmark, since a page may show several programs; no part of a form.
    <div
      className={styles.listing}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label="Program"
    >
      <ol>
        {program
          .trimEnd()
          .split('\n')
          .map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the program.
            <li key={i} data-active={active === i + 1 || undefined}>
              <code>{text || ' '}</code>
              {standing
                .filter(({ line }) => line === i + 1)
                .map(({ label, strand }) => (
                  <span key={label} className={styles.standing} data-strand={strand}>
                    <span className="visually-hidden">here stands </span>
                    {label}
                  </span>
                ))}
            </li>
          ))}
      </ol>
    </div>
  )
}
