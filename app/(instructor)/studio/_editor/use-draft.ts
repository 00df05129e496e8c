import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '#app/_ui/call-api.ts'
import type { Diagnosis } from '#lib/domain/publishing/reports.ts'
import { type Backup, createDraftSession, type DraftSession, type SaveState } from './draft-session.ts'
import { readBackup, writeBackup } from './local-backup.ts'

type Draft = {
  /** False until this device has been asked what it still holds. */
  readonly isReady: boolean
  readonly isRestored: boolean
  readonly state: SaveState
  readonly diagnosis: Diagnosis
  /** The newest saved revision that can be rendered, for the preview. */
  readonly rendered: number
  readonly revision: number
  readonly edit: (source: string) => void
  readonly flush: () => void
  readonly resolve: (source: string, revision: number) => void
  /** Forgets what this device holds. */
  readonly forget: () => void
  /** The text as it stands. */
  readonly current: () => string
}

const NO_PROBLEMS: Diagnosis = { renders: true, problems: [], elsewhere: [] }

/** One lesson's text while it is edited: what is saved, what is wrong with it, and what this device still holds. */
export function useDraft(lessonId: string, server: Backup): Draft {
  const start = useRef(server)
  const text = useRef(server.source)
  const session = useRef<DraftSession | null>(null)
  const [isReady, setIsReady] = useState(false)
  const [isRestored, setIsRestored] = useState(false)
  const [state, setState] = useState<SaveState>({ type: 'saved', at: null })
  const [diagnosis, setDiagnosis] = useState(NO_PROBLEMS)
  const [revision, setRevision] = useState(server.revision)
  const [rendered, setRendered] = useState(server.revision)

  const check = useCallback(
    async (saved: Backup) => {
      const body = { source: saved.source }
      const result = await callApi<Diagnosis>('POST', `/api/studio/lessons/${lessonId}/check`, { body })
      // A newer text is already being written or checked: this answer is about the past.
      if (!result.ok || text.current !== saved.source) return
      setDiagnosis(result.value)
      if (result.value.renders) setRendered(saved.revision)
    },
    [lessonId],
  )

  useEffect(() => {
    const opened = createDraftSession(start.current, {
      save: (body) => callApi('PUT', `/api/studio/lessons/${lessonId}/draft`, { body }),
      keep: (backup) => writeBackup(lessonId, backup),
      onState: setState,
      onSaved: (saved) => {
        setRevision(saved.revision)
        void check(saved)
      },
    })
    session.current = opened
    const held = readBackup(lessonId)
    const isNews = held !== null && held.source !== start.current.source
    text.current = isNews ? held.source : start.current.source
    setIsReady(true)
    setIsRestored(isNews)
    if (isNews) opened.edit(held.source, held.revision)
    else void check(start.current)
    const flush = () => opened.flush()
    addEventListener('online', flush)
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('online', flush)
      removeEventListener('pagehide', flush)
      opened.close()
    }
  }, [lessonId, check])

  return {
    isReady,
    isRestored,
    state,
    diagnosis,
    rendered,
    revision,
    edit: useCallback((source: string) => {
      text.current = source
      session.current?.edit(source)
    }, []),
    flush: useCallback(() => session.current?.flush(), []),
    resolve: useCallback((source: string, from: number) => {
      text.current = source
      session.current?.resolve(source, from)
    }, []),
    forget: useCallback(() => {
      session.current?.close()
      writeBackup(lessonId, null)
    }, [lessonId]),
    current: useCallback(() => text.current, []),
  }
}
