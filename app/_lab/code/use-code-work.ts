import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { CodeBenchSpec, LabBench } from '#lib/domain/labs/lab-view.ts'
import { useLabDraft } from '../use-lab-draft.ts'
import { useSnapshots } from '../use-snapshots.ts'
import { useSubmitLab } from '../use-submit-lab.ts'

/** A learner's program: what stands there, what is kept of it, and what was handed in. */
export function useCodeWork(bench: LabBench<CodeBenchSpec>) {
  const { labId, spec } = bench
  const { queue, snapshot } = useLabDraft(bench)
  const handIn = useSubmitLab(bench)
  const kept = useSnapshots(bench)
  const entry = snapshot.entries.get(labId)
  const values = entry?.value ?? {}
  const program = textOf(values, 'program') ?? spec.starter
  const schedule = textOf(values, 'schedule') ?? ''
  const work: LabValues = { ...values, program }
  const change = (part: Readonly<Record<string, string>>) => queue.change(labId, { ...values, ...part })
  return {
    ...{ entry, snapshot, program, schedule, work, handIn, kept },
    /** The program stands as it was handed in last. */
    isHandedIn: isSame(handIn.submissions[0]?.values ?? {}, work),
    write: (text: string) => change({ program: text }),
    keepSchedule: (text: string) => change({ schedule: text }),
    takeUp: (taken: LabValues) => queue.change(labId, taken),
    resolve: (whose: 'mine' | 'theirs') => queue.resolve(labId, whose),
    /** Back to the given program; what stood there is kept first. */
    startAgain: async () => {
      if (await kept.keep('Before starting again', work, true)) change({ program: spec.starter })
    },
  }
}

const textOf = (values: LabValues, key: string): string | null => {
  const value = values[key]
  return typeof value === 'string' ? value : null
}

const isSame = (a: LabValues, b: LabValues): boolean =>
  ['program', 'schedule'].every((key) => (a[key] ?? '') === (b[key] ?? ''))
