import { useEffect, useState } from 'react'
import type { SyntaxProblem } from '#sim/threads/language/syntax-error.ts'

const TYPING_MS = 600

type ScriptText = {
  /** The text last found to compile, which the figure runs. */
  readonly shown: string
  readonly problem: SyntaxProblem | null
}

/** Compiles a script once typing rests. The compiler is fetched when it is first needed. */
export function useScriptText(source: string): ScriptText {
  const [state, setState] = useState<ScriptText>({ shown: source, problem: null })
  useEffect(() => {
    let isGone = false
    const timer = setTimeout(async () => {
      const { parseProgram } = await import('#sim/event-loop/language/parse.ts')
      if (isGone) return
      const parsed = parseProgram(source)
      if (parsed.ok) return setState({ shown: source, problem: null })
      const { line, column, message } = parsed.error
      const place = { line, column, endLine: line, endColumn: column + 1 }
      const problem: SyntaxProblem = { type: 'SyntaxError', message, hint: '', ...place }
      setState(({ shown }) => ({ shown, problem }))
    }, TYPING_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [source])
  return state
}
