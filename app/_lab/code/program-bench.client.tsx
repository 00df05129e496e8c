'use client'

import dynamic from 'next/dynamic'
import { useMemo, useRef, useState } from 'react'
import type { Settings } from '#app/_workbench/control-bar.tsx'
import { ExplorePanel } from '#app/_workbench/explore/explore-panel.tsx'
import { useExplore } from '#app/_workbench/explore/use-explore.ts'
import { marksOf } from '#app/_workbench/marks.ts'
import { Problem } from '#app/_workbench/problem.tsx'
import { RunView } from '#app/_workbench/run-view.tsx'
import { StateSection } from '#app/_workbench/state-section.tsx'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { LabBench, ProgramBenchSpec } from '#lib/domain/labs/lab-view.ts'
import { BreakIt } from './break-it.tsx'
import { CheckSection } from './check-section.tsx'
import look from './code.module.css'
import { DemoCode } from './demo-code.tsx'
import { Keeping } from './keeping.tsx'
import { useCodeWork } from './use-code-work.ts'
import { useProgramRun } from './use-program-run.ts'
import { WhichProgram } from './which-program.tsx'

const ProgramEditor = dynamic(() => import('#app/_workbench/program-editor.client.tsx'), {
  ssr: false,
  loading: Loading,
})

const ABOUT =
  'Exploring here tells you about the threads you see. Handing in explores your program with threads you do not see, on the server.'

/** Where a program lab is worked on: the program, its run step by step, every schedule of it, and handing in. */
export default function ProgramBench({ bench }: { readonly bench: LabBench<ProgramBenchSpec> }) {
  const { spec, ownerId } = bench
  const code = useCodeWork(bench)
  const [which, setWhich] = useState<'own' | 'given'>('own')
  const [settings, setSettings] = useState<Settings>({ level: 'L1', scheduler: 'random', seed: 1 })
  const explore = useExplore()
  const runRegion = useRef<HTMLElement>(null)

  const text = which === 'own' ? code.program : spec.starter
  const examined = `${text}\n${spec.demo}`
  const { stepper, load, replay } = useProgramRun(examined, settings.level)
  const { run } = stepper
  const moment = run.moments[run.position] ?? null
  const marks = useMemo(() => marksOf(moment), [moment])
  const takeUp = (taken: LabValues) => {
    setWhich('own')
    code.takeUp(taken)
  }
  const show = (schedule: string) => {
    replay(schedule)
    runRegion.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  }

  return (
    <div className={look.bench} id="bench" tabIndex={-1}>
      <section className={look.program} tabIndex={-1} aria-labelledby="your-program">
        <h2 id="your-program">The program</h2>
        <WhichProgram which={which} onChoose={setWhich} />
        <ProgramEditor
          key={which}
          label={which === 'own' ? 'Your program in Python' : 'The given program, not to be changed'}
          isReadOnly={which === 'given'}
          source={text}
          problem={run.problem}
          marks={marks}
          onChange={code.write}
          onRun={() => run.busy === null && stepper.runBy(settings)}
        />
        <Problem run={run} />
        <DemoCode source={spec.demo} firstLine={text.split('\n').length + 1} />
        <Keeping code={code} starter={spec.starter} isSignedIn={ownerId !== null} onTakeUp={takeUp} />
      </section>

      <div className={look.run}>
        <RunView
          ref={runRegion}
          stepper={stepper}
          settings={settings}
          onSettings={(next) => {
            setSettings(next)
            if (next.level !== settings.level) load(next.level)
          }}
        />
        {spec.breaks.length > 0 && (
          <BreakIt
            run={run}
            level={settings.level}
            isGiven={text === spec.starter}
            kept={code.schedule}
            onGiven={() => setWhich('given')}
            onKeep={code.keepSchedule}
          />
        )}
      </div>

      <ExplorePanel
        explore={explore}
        source={examined}
        isRefused={run.problem !== null && run.busy !== 'loading'}
        onReplay={show}
      />
      <details className={look.state}>
        <summary>The state at this step: threads, variables, locks, bytecodes</summary>
        <StateSection run={run} />
      </details>
      <CheckSection
        {...{ bench, code }}
        about={ABOUT}
        canSubmit={which === 'given' || run.problem === null}
        onTakeUp={takeUp}
      />
    </div>
  )
}

function Loading() {
  return <p className={look.loading}>The editor is on its way. It needs JavaScript in your browser.</p>
}
