export type Command =
  | 'toggle-play'
  | 'step'
  | 'step-back'
  | 'first'
  | 'last'
  | 'next-event'
  | 'previous-event'
  | 'table'
  | 'trace'
  | 'help'

/** The keys of the player, as its help lists them. */
export const KEYS: readonly {
  readonly keys: readonly string[]
  readonly command: Command
  readonly text: string
}[] = [
  { keys: [' '], command: 'toggle-play', text: 'Play or pause' },
  { keys: ['ArrowRight'], command: 'step', text: 'One step on' },
  { keys: ['ArrowLeft'], command: 'step-back', text: 'One step back' },
  { keys: ['Home'], command: 'first', text: 'To the start' },
  { keys: ['End'], command: 'last', text: 'To the end' },
  { keys: ['n', 'N'], command: 'next-event', text: 'To the next event worth seeing' },
  { keys: ['p', 'P'], command: 'previous-event', text: 'To the event before' },
  { keys: ['t', 'T'], command: 'table', text: 'Picture or table' },
  { keys: ['l', 'L'], command: 'trace', text: 'Picture or list of events' },
  { keys: ['?'], command: 'help', text: 'This list' },
]

const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', ArrowRight: '→', ArrowLeft: '←' }

export const keyName = (key: string): string => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)

export type KeyPress = {
  readonly key: string
  readonly hasModifier: boolean
  /** Lower-case tag name of the element that has the focus. */
  readonly tag: string
  readonly inputType: string | null
}

const isTyping = ({ tag, inputType }: KeyPress): boolean =>
  tag === 'textarea' || tag === 'select' || (tag === 'input' && inputType !== 'range')

/** The place (from 0) of the action that a digit takes where somebody chooses; null for other keys. */
export function actionOf(press: KeyPress): number | null {
  if (press.hasModifier || isTyping(press)) return null
  return /^[1-9]$/.test(press.key) ? Number(press.key) - 1 : null
}

/** What a key asks of the player; null when the key belongs to the control that has the focus, or to the browser. */
export function commandOf(press: KeyPress): Command | null {
  const { key, tag } = press
  if (press.hasModifier || isTyping(press)) return null
  if (key === ' ' && (tag === 'button' || tag === 'summary' || tag === 'a')) return null
  return KEYS.find(({ keys }) => keys.includes(key))?.command ?? null
}
