'use client'

import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { SimulationPlayer } from '#app/_player/simulation-player.client.tsx'
import type { LabBench, ScriptBenchSpec } from '#lib/domain/labs/lab-view.ts'
import { CheckSection } from './check-section.tsx'
import look from './code.module.css'
import { DemoCode } from './demo-code.tsx'
import { Keeping } from './keeping.tsx'
import { OrdersPanel } from './orders-panel.tsx'
import { useCodeWork } from './use-code-work.ts'
import { useOrders } from './use-orders.ts'
import { useScriptText } from './use-script-text.ts'

const ProgramEditor = dynamic(() => import('#app/_workbench/program-editor.client.tsx'), {
  ssr: false,
  loading: Loading,
})

const ABOUT =
  'Trying every order here tells you about the calls you see. Handing in does the same with calls you do not see, on the server.'

/** Where a script lab is worked on: JavaScript, its run on the event loop, every order of completion, and handing in. */
export default function ScriptBench({ bench }: { readonly bench: LabBench<ScriptBenchSpec> }) {
  const { spec, ownerId, title } = bench
  const code = useCodeWork(bench)
  const { program } = code
  const { shown, problem } = useScriptText(`${program}\n${spec.demo}`)
  const orders = useOrders(spec.files)
  /** The order that is watched; null: none was asked for. An empty one is the program's own. */
  const [schedule, setSchedule] = useState<string | null>(null)
  const run = useRef<HTMLElement>(null)
  const replay = (chosen: string) => {
    setSchedule(chosen)
    run.current?.scrollIntoView()
  }
  const files = Object.entries(spec.files).map(([name, { content, readMs }]) => ({ name, content, readMs }))
  const config = { program: shown, files, ...(schedule ? { schedule } : {}) }
  return (
    <div className={look.bench} id="bench" tabIndex={-1}>
      <section className={look.program} tabIndex={-1} aria-labelledby="your-program">
        <h2 id="your-program">The program</h2>
        <ProgramEditor
          language="javascript"
          label="Your program in JavaScript"
          source={program}
          problem={problem}
          marks={NO_MARKS}
          onChange={(text) => {
            setSchedule(null)
            code.write(text)
          }}
          onRun={() => undefined}
        />
        <p className={look.problem} role="status">
          {problem && `Line ${problem.line}, column ${problem.column}: ${problem.message}`}
        </p>
        <DemoCode source={spec.demo} firstLine={program.split('\n').length + 1} />
        <Keeping code={code} starter={spec.starter} isSignedIn={ownerId !== null} onTakeUp={code.takeUp} />
      </section>

      <section ref={run} className={look.run} aria-label="Run on the event loop">
        {schedule === '' && (
          <p>This run completes its operations in the chosen order, which is the program’s own.</p>
        )}
        {schedule && (
          <p>
            This run completes its operations in the chosen order.{' '}
            <button type="button" className={look.quiet} onClick={() => setSchedule(null)}>
              Back to the program’s own order
            </button>
          </p>
        )}
        <SimulationPlayer
          key={`${shown} ${schedule ?? ''}`}
          simulationId="event-loop"
          config={config}
          title={title}
        />
      </section>

      <OrdersPanel
        orders={orders}
        source={`${program}\n${spec.demo}`}
        canRun={problem === null}
        onReplay={replay}
      />
      <CheckSection {...{ bench, code }} about={ABOUT} canSubmit={problem === null} onTakeUp={code.takeUp} />
    </div>
  )
}

const NO_MARKS: readonly never[] = []

function Loading() {
  return <p className={look.loading}>The editor is on its way. It needs JavaScript in your browser.</p>
}
