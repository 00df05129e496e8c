'use client'
import { useCallback, useState } from 'react'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import { ControlBar } from './bar/control-bar.tsx'
import { Header } from './head/header.tsx'
import { Narration } from './narration.tsx'
import { PanelArea, type PanelId } from './panels/panel-area.tsx'
import { PredictPanel } from './predict/predict-panel.tsx'
import { usePredict } from './predict/use-predict.ts'
import styles from './ready-player.module.css'
import type { Found } from './run/start.ts'
import { useKeptPlace } from './run/use-kept-place.ts'
import { useKeyboard } from './run/use-keyboard.ts'
import { usePlayback } from './run/use-playback.ts'
import { usePlayer } from './run/use-player.ts'
import { StageArea, type StageMode } from './stage/stage-area.tsx'
import type { LoadedView } from './view.ts'

type Props = Found & {
  loaded: LoadedView
  title: string
  isCaptioned?: boolean
  storageKey?: string
  /** What stood here before had the focus. */
  takesFocus: boolean
}

/** The player with everything at hand: rules on top, the stage, one control bar, one sentence, and a panel on demand. */
export function ReadyPlayer(props: Props) {
  const { loaded, title, isCaptioned, storageKey, start, home, notice, takesFocus } = props
  const figure = useFocusOn<HTMLElement>(takesFocus)
  const player = usePlayer(loaded, start)
  const playback = usePlayback(player.advance, player.timeline.length)
  const predict = usePredict(player)
  const [mode, setMode] = useState<StageMode>('picture')
  const [panel, setPanel] = useState<PanelId | null>(null)
  const togglePanel = useCallback((id: PanelId) => setPanel((open) => (open === id ? null : id)), [])
  const toggleMode = useCallback(
    (next: StageMode) => setMode((shown) => (shown === next ? 'picture' : next)),
    [],
  )
  useKeptPlace(player, storageKey)
  const onKeyDown = useKeyboard({ player, playback, predict, toggleMode, togglePanel })
  const shared = { player, playback, predict, mode, panel, toggleMode, togglePanel }
  return (
    <section
      ref={figure}
      className={styles.player}
      aria-label={`Simulation: ${title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the figure itself can hold the focus, so that its keys work.
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Header title={title} isCaptioned={isCaptioned} player={player} home={home} notice={notice} />
      <StageArea player={player} predict={predict} mode={mode} title={title} />
      {predict.isOn && <PredictPanel predict={predict} />}
      <ControlBar {...shared} />
      <Narration player={player} isPlaying={playback.isPlaying} isAsking={predict.question !== null} />
      {panel !== null && <PanelArea {...shared} panel={panel} title={title} />}
    </section>
  )
}
