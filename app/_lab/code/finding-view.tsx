import type { ScriptFinding } from '#sim/event-loop/grading/script-finding.ts'
import type { Finding } from '#sim/threads/grading/finding.ts'
import look from './code.module.css'

/** The failing run in words; what the hidden part does is one line each. */
export function FindingView({ finding }: { readonly finding: Finding | ScriptFinding }) {
  const { steps, lines } = finding
  if (steps.length === 0) return null
  return (
    <details className={look.finding}>
      <summary>
        How it comes to that: {steps.length} {steps.length === 1 ? 'step' : 'steps'}
        {lines.length > 0 && `, ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')} of yours`}
      </summary>
      <ol>
        {steps.map(({ thread, line, text }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished story never changes.
          <li key={n}>
            <strong>{thread}</strong> {text} {line !== null && <small>line {line}</small>}
          </li>
        ))}
      </ol>
    </details>
  )
}
