import look from './code.module.css'

type DemoCodeProps = {
  readonly source: string
  /** The number of its first line, below the program. */
  readonly firstLine: number
}

/** What runs below the program when it is tried here. */
export function DemoCode({ source, firstLine }: DemoCodeProps) {
  const lines = source.trimEnd().split('\n')
  return (
    <details className={look.demo} open>
      <summary>
        Below it runs, here: lines {firstLine} to {firstLine + lines.length - 1}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable with the keyboard. */}
      <pre tabIndex={0}>
        <code>
          {lines.map((line, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
            <span key={n} className={look.line} data-number={firstLine + n}>
              {`${line}\n`}
            </span>
          ))}
        </code>
      </pre>
    </details>
  )
}
