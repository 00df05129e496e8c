import { Badge, type Tone } from '#app/_ui/badge.tsx'
import type { SaveState as State } from './draft-session.ts'

/** Where the text is, in words. */
export function SaveState({ state }: { state: State }) {
  const { tone, text } = words(state)
  return (
    <span role="status">
      <Badge tone={tone}>{text}</Badge>
    </span>
  )
}

function words(state: State): { tone: Tone; text: string } {
  switch (state.type) {
    case 'saved':
      return { tone: 'success', text: state.at ? `Saved at ${timeOf(state.at)}` : 'Saved' }
    case 'unsaved':
      return { tone: 'neutral', text: 'Not saved yet' }
    case 'saving':
      return { tone: 'neutral', text: 'Saving…' }
    case 'offline':
      return { tone: 'warning', text: 'No connection; kept on this device' }
    case 'conflict':
      return { tone: 'danger', text: 'Two texts; choose below' }
    case 'refused':
      return { tone: 'danger', text: 'Not saved' }
  }
}

const timeOf = (at: Date): string => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
