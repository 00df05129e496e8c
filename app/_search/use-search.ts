import { useEffect, useState } from 'react'
import type { SearchGroup } from '#lib/domain/search/search-hit.ts'
import { callApi } from '../_ui/call-api.ts'

export type SearchState = {
  /** What the groups answer; behind what is typed while an answer is awaited. */
  readonly query: string
  readonly groups: readonly SearchGroup[]
  readonly problem: string | null
}

const NOTHING: SearchState = { query: '', groups: [], problem: null }
const PAUSE_MS = 120

/** Asks the server after each pause in typing; what was asked before is abandoned. */
export function useSearch(typed: string): SearchState {
  const [state, setState] = useState(NOTHING)
  const query = typed.trim().slice(0, 100)
  useEffect(() => {
    if (!query) return setState(NOTHING)
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      const path = `/api/search?${new URLSearchParams({ q: query })}`
      const answer = await callApi<{ groups: SearchGroup[] }>('GET', path, { signal: controller.signal })
      if (controller.signal.aborted) return
      if (answer.ok) return setState({ query, groups: answer.value.groups, problem: null })
      const { status, message } = answer.error
      setState({ query, groups: [], problem: status === 0 ? 'Search needs a connection.' : message })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [query])
  return state
}
