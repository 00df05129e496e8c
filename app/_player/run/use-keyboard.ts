import { type KeyboardEvent, useCallback } from 'react'
import { areShortcutsOn, type ShortcutGroup } from '#app/_shortcuts/shortcuts.ts'
import { useListedShortcuts } from '#app/_shortcuts/use-listed-shortcuts.ts'
import type { PanelId } from '../panels/panel-area.tsx'
import type { Predict } from '../predict/use-predict.ts'
import type { StageMode } from '../stage/stage-area.tsx'
import { actionOf, type Command, commandOf, KEYS, keyName } from './keys.ts'
import type { Playback } from './use-playback.ts'
import type { Player } from './use-player.ts'

type Reach = {
  player: Player
  playback: Playback
  predict: Predict
  toggleMode: (mode: StageMode) => void
  togglePanel: (panel: PanelId) => void
}

const PLAYER: ShortcutGroup = {
  title: 'Simulations',
  note: 'While the focus is inside the figure.',
  shortcuts: [
    ...KEYS.map(({ keys, text, command }) => ({
      keys: [keyName(keys.at(-1) ?? '')],
      text: command === 'help' ? 'The keys of the figure' : text,
    })),
    { keys: ['1 – 9'], text: 'Take that step, where you choose' },
  ],
}

/** Keys for the player, heard only while the focus is inside it. */
export function useKeyboard(reach: Reach): (event: KeyboardEvent<HTMLElement>) => void {
  const { player, playback, predict, toggleMode, togglePanel } = reach
  useListedShortcuts(PLAYER)
  return useCallback(
    (event) => {
      if (!areShortcutsOn()) return
      const target = event.target as HTMLElement
      const press = {
        key: event.key,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        tag: target.tagName.toLowerCase(),
        inputType: target.getAttribute('type'),
      }
      const actionIndex = actionOf(press)
      if (actionIndex !== null) return takeByKey(actionIndex, { player, predict })
      const command = commandOf(press)
      if (command === null) return
      event.preventDefault()
      perform(command, { player, playback, predict, toggleMode, togglePanel })
    },
    [player, playback, predict, toggleMode, togglePanel],
  )
}

/** A digit takes the step with that place, where there is one. */
function takeByKey(actionIndex: number, { player, predict }: Pick<Reach, 'player' | 'predict'>): void {
  const { history } = player.stage.a
  const enabled = history.enabledAt(player.frames.a.position)
  if (enabled.length > 1 && actionIndex < enabled.length) predict.take('a', actionIndex)
}

function perform(command: Command, { player, playback, predict, toggleMode, togglePanel }: Reach): void {
  if (command !== 'toggle-play') playback.pause()
  const acts: Readonly<Record<Command, () => void>> = {
    'toggle-play': predict.isOn ? predict.step : playback.toggle,
    step: predict.isOn ? predict.step : player.advance,
    'step-back': () => player.seek(player.stage.position - 1),
    first: () => player.seek(0),
    last: () => !predict.isOn && player.seek(player.timeline.length),
    'next-event': predict.isOn ? predict.step : () => player.jump('next'),
    'previous-event': () => player.jump('previous'),
    table: () => toggleMode('table'),
    trace: () => toggleMode('trace'),
    help: () => togglePanel('help'),
  }
  acts[command]()
}
