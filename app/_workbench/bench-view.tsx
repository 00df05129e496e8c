import dynamic from 'next/dynamic'
import { useMemo, useRef } from 'react'
import { useLabel } from './bench-name.tsx'
import { ExplorePanel } from './explore/explore-panel.tsx'
import { Gallery } from './gallery.tsx'
import { StateGraphPanel } from './graph/state-graph-panel.tsx'
import { marksOf } from './marks.ts'
import { Splitter } from './panes/splitter.tsx'
import { usePaneSize } from './panes/use-pane-size.ts'
import { Problem } from './problem.tsx'
import { PuzzlePanel } from './puzzle/puzzle-panel.tsx'
import { usePuzzle } from './puzzle/use-puzzle.ts'
import { RunView } from './run-view.tsx'
import { StateSection } from './state-section.tsx'
import { GilNote } from './study/gil-note.tsx'
import { MinimisePanel, rulesOf } from './study/minimise-panel.tsx'
import { type Bench, unrun } from './use-bench.ts'
import styles from './workbench.module.css'

const ProgramEditor = dynamic(() => import('./program-editor.client.tsx'), { ssr: false, loading: Loading })

const WIDTHS = { initial: 45, min: 25, max: 70 }

type Props = { readonly bench: Bench }

/** One program with all that can be done with it: edit, run, explore, minimise, break. */
export function BenchView({ bench }: Props) {
  const { source, setSource, settings, stepper, explore, open, replay, changeSettings } = bench
  const { run } = stepper
  const moment = run.moments[run.position] ?? null
  const marks = useMemo(() => marksOf(moment), [moment])
  const runRegion = useRef<HTMLElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = usePaneSize('editor', WIDTHS)
  const programLabel = useLabel('Program')
  const editorLabel = useLabel('Program in Python')
  const splitterLabel = useLabel('Width of the editor')
  const { puzzle, begin, leave, restart } = usePuzzle(bench)
  const canRun = run.problem === null && run.busy !== 'loading'
  const showRun = () => runRegion.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  const replayAndShow = (schedule: string) => {
    leave()
    replay(schedule)
    showRun()
  }
  return (
    <div className={styles.frame}>
      <div
        ref={frame}
        className={styles.workbench}
        style={{ '--editor': `${width}%` } as React.CSSProperties}
      >
        <section className={styles.program} aria-label={programLabel}>
          <Gallery
            source={source}
            onOpen={(text) => {
              leave()
              open(unrun(text, settings.level))
            }}
            onPuzzle={(text) => {
              open(unrun(text))
              begin(text)
              showRun()
            }}
          />
          <ProgramEditor
            label={editorLabel}
            source={source}
            problem={run.problem}
            marks={marks}
            onChange={setSource}
            onRun={() => run.busy === null && puzzle === null && stepper.runBy(settings)}
          />
          <Problem run={run} />
          <p className={styles.kept}>
            The program is kept in this browser; its runs are not, unless you share a link.
          </p>
        </section>

        <div className={styles.split}>
          <Splitter
            label={splitterLabel}
            orientation="vertical"
            size={width}
            range={WIDTHS}
            step={2}
            sizeAt={({ clientX }) => {
              const box = frame.current?.getBoundingClientRect()
              return box ? ((clientX - box.left) / box.width) * 100 : width
            }}
            onSize={setWidth}
          />
        </div>

        <RunView
          ref={runRegion}
          stepper={stepper}
          settings={settings}
          onSettings={changeSettings}
          isManual={puzzle !== null}
        >
          {settings.level === 'gil' && puzzle === null && <GilNote source={source} canRun={canRun} />}
          {puzzle ? (
            <PuzzlePanel
              puzzle={puzzle}
              run={run}
              onLeave={leave}
              onRestart={restart}
              onGiveUp={replayAndShow}
            />
          ) : (
            <MinimisePanel run={run} onReplay={replayAndShow} />
          )}
        </RunView>
      </div>

      {puzzle === null && (
        <>
          <ExplorePanel
            explore={explore}
            source={source}
            isRefused={run.problem !== null && run.busy !== 'loading'}
            onReplay={replayAndShow}
            onPuzzle={() => {
              begin()
              showRun()
            }}
            hasOptions
          />
          <StateGraphPanel
            source={source}
            rules={rulesOf(run.options)}
            canRun={canRun}
            onReplay={(schedule) => replay(schedule)}
          />
        </>
      )}
      <StateSection run={run} />
    </div>
  )
}

function Loading() {
  return <p className={styles.loading}>The editor is on its way. It needs JavaScript in your browser.</p>
}
