'use client'

import dynamic from 'next/dynamic'
import type { SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { LabBench as Bench, ProgramBenchSpec, ScriptBenchSpec } from '#lib/domain/labs/lab-view.ts'

const SimulationBench = dynamic(() => import('./simulation-bench.client.tsx'))
const ProgramBench = dynamic(() => import('./code/program-bench.client.tsx'))
const ScriptBench = dynamic(() => import('./code/script-bench.client.tsx'))

/** Where a lab is worked on, by its kind. */
export function LabBench({ bench }: { readonly bench: Bench }) {
  switch (bench.spec.kind) {
    case 'simulation':
      return <SimulationBench bench={bench as Bench<SimulationLabSpec>} />
    case 'program':
      return <ProgramBench bench={bench as Bench<ProgramBenchSpec>} />
    case 'script':
      return <ScriptBench bench={bench as Bench<ScriptBenchSpec>} />
  }
}
