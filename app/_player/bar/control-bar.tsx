import {
  Columns2,
  Download,
  GitFork,
  Keyboard,
  List,
  Pause,
  Play,
  Share2,
  SkipForward,
  SlidersHorizontal,
  StepBack,
  StepForward,
  Table2,
  Target,
} from 'lucide-react'
import type { PanelId } from '../panels/panel-area.tsx'
import type { Predict } from '../predict/use-predict.ts'
import type { Playback } from '../run/use-playback.ts'
import type { Player } from '../run/use-player.ts'
import type { StageMode } from '../stage/stage-area.tsx'
import styles from './control-bar.module.css'
import { Scrubber } from './scrubber.tsx'
import { Speed } from './speed.tsx'
import { Tool } from './tool.tsx'

type Props = {
  player: Player
  playback: Playback
  predict: Predict
  mode: StageMode
  panel: PanelId | null
  toggleMode: (mode: StageMode) => void
  togglePanel: (panel: PanelId) => void
}

/** The one control bar of every simulation. */
export function ControlBar(props: Props) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Run the simulation">
      <Transport {...props} />
      <Scrubber {...props} />
      <Speed playback={props.playback} />
      <Tools {...props} />
    </div>
  )
}

function Transport({ player, playback, predict }: Props) {
  const { stage, timeline } = player
  const isAtStart = stage.position === 0
  const pauseAnd = (act: () => void) => () => {
    playback.pause()
    act()
  }
  return (
    <div className={styles.transport}>
      <Tool
        label="Step back"
        icon={<StepBack />}
        disabled={isAtStart}
        onClick={pauseAnd(() => player.seek(stage.position - 1))}
      />
      <Tool
        label={playback.isPlaying ? 'Pause' : 'Play'}
        icon={playback.isPlaying ? <Pause /> : <Play />}
        look="primary"
        disabled={predict.isOn}
        onClick={
          stage.position === timeline.length && !playback.isPlaying
            ? replayFrom(player, playback)
            : playback.toggle
        }
      />
      <Tool
        label="Step"
        icon={<StepForward />}
        onClick={pauseAnd(() => (predict.isOn ? predict.step() : player.advance()))}
      />
      <Tool
        label="Next event"
        icon={<SkipForward />}
        disabled={predict.isOn}
        onClick={pauseAnd(() => player.jump('next'))}
      />
    </div>
  )
}

/** At the end of a run, play starts it again. */
function replayFrom(player: Player, playback: Playback): () => void {
  return () => {
    if (!player.advance()) player.seek(0)
    playback.toggle()
  }
}

function Tools({ player, predict, mode, panel, toggleMode, togglePanel }: Props) {
  const { stage } = player
  const isComparing = stage.b !== null
  const hasChoices = stage.a.run.stop === 'paused' || stage.a.history.pathTo(stage.a.run.length).length > 0
  const open = (id: PanelId) => ({ isOn: panel === id, onClick: () => togglePanel(id) })
  const show = (id: StageMode) => ({ isOn: mode === id, onClick: () => toggleMode(id) })
  return (
    <div className={styles.tools}>
      <Tool label="Set up" icon={<SlidersHorizontal />} hasText {...open('setup')} />
      <Tool
        label="Compare"
        icon={<Columns2 />}
        hasText
        isOn={isComparing}
        disabled={predict.isOn}
        onClick={() => {
          if (isComparing) player.stopCompare()
          if (isComparing === (panel === 'compare')) togglePanel('compare')
        }}
      />
      <Tool
        label="Predict"
        icon={<Target />}
        hasText
        isOn={predict.isOn}
        disabled={isComparing}
        onClick={() => {
          // Its buttons would begin a comparison, in which neither this nor Compare could be switched off.
          if (panel === 'compare') togglePanel('compare')
          predict.toggle()
        }}
      />
      {hasChoices && <Tool label="All schedules" icon={<GitFork />} hasText {...open('schedules')} />}
      <Tool label="Table" icon={<Table2 />} hasText {...show('table')} />
      <Tool label="Events" icon={<List />} hasText {...show('trace')} />
      <Tool label="Share" icon={<Share2 />} hasText {...open('share')} />
      <Tool label="Export" icon={<Download />} hasText {...open('export')} />
      <Tool label="Keys" icon={<Keyboard />} {...open('help')} />
    </div>
  )
}
