import type { ApiResult } from '#app/_ui/call-api.ts'

export type OtherText = {
  readonly source: string
  readonly revision: number
  readonly by: string | null
  readonly at: string
}

export type SaveState =
  | { readonly type: 'saved'; readonly at: Date | null }
  | { readonly type: 'unsaved' | 'saving' | 'offline' }
  /** `other` is null when the draft is gone: published or discarded by somebody else. */
  | { readonly type: 'conflict'; readonly other: OtherText | null; readonly message: string }
  | { readonly type: 'refused'; readonly message: string }

/** What this device holds that the server has not acknowledged. */
export type Backup = { readonly source: string; readonly revision: number }

type Saved = { readonly revision: number; readonly savedAt: string }

type Ports = {
  readonly save: (text: Backup) => Promise<ApiResult<Saved>>
  readonly keep: (backup: Backup | null) => void
  readonly onState: (state: SaveState) => void
  /** A text that the server has, with the revision it has it under. */
  readonly onSaved: (text: Backup) => void
}

export type DraftSession = {
  /** `from` is given for a text that this device kept: the revision it was written over, which may be stale by now. */
  readonly edit: (source: string, from?: number) => void
  /** Saves now instead of after the pause. */
  readonly flush: () => void
  /** Ends a conflict: `source` replaces the other text (`revision` 0 when the draft is gone). */
  readonly resolve: (source: string, revision: number) => void
  readonly revision: () => number
  readonly close: () => void
}

const PAUSE_MS = 800
const RETRY_MS = 4_000

/**
 * Keeps one text and the server in step: saves after a pause, one save at a time, each naming the revision it started
 * from. Every edit is on this device before it is sent. Without a connection it tries again; a conflict stops saving until
 * it is resolved.
 */
export function createDraftSession(start: Backup, ports: Ports): DraftSession {
  let { source, revision } = start
  let acknowledged = source
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSaving = false
  let isStopped = false

  function schedule(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(save, ms)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (isSaving || isStopped || source === acknowledged) return
    isSaving = true
    ports.onState({ type: 'saving' })
    const sent = source
    const result = await ports.save({ source: sent, revision })
    isSaving = false
    if (isStopped) return
    if (result.ok) return acknowledge(sent, result.value)
    const { status, code, message, details } = result.error
    if (code === 'stale-draft')
      return stop({ type: 'conflict', other: (details.other ?? null) as OtherText, message })
    if (status !== 0 && status !== 429 && status < 500) return ports.onState({ type: 'refused', message })
    ports.onState({ type: 'offline' })
    schedule(RETRY_MS)
  }

  function acknowledge(sent: string, saved: Saved): void {
    revision = saved.revision
    acknowledged = sent
    ports.onSaved({ source: sent, revision })
    if (source === sent) {
      ports.keep(null)
      ports.onState({ type: 'saved', at: new Date(saved.savedAt) })
    } else {
      ports.keep({ source, revision })
      ports.onState({ type: 'unsaved' })
      schedule(PAUSE_MS)
    }
  }

  function stop(state: SaveState): void {
    isStopped = true
    ports.onState(state)
  }

  return {
    edit(next, from = revision) {
      if (next === source) return
      source = next
      revision = from
      ports.keep({ source, revision })
      if (isStopped) return
      if (source === acknowledged && !isSaving) {
        clearTimeout(timer)
        ports.keep(null)
        return ports.onState({ type: 'saved', at: null })
      }
      if (!isSaving) ports.onState({ type: 'unsaved' })
      schedule(PAUSE_MS)
    },
    flush: () => void save(),
    resolve(next, from) {
      isStopped = false
      source = next
      revision = from
      // The server has the other text, so even an equal one has to be sent once to become the newest revision.
      acknowledged = `${next}\0`
      ports.keep({ source, revision })
      void save()
    },
    revision: () => revision,
    close() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
