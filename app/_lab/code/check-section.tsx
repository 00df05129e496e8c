import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { CodeBenchSpec, LabBench } from '#lib/domain/labs/lab-view.ts'
import { HandIn } from '../hand-in.tsx'
import { Hints } from '../hints.client.tsx'
import styles from '../lab.module.css'
import { Rubric } from '../rubric.tsx'
import { Submissions } from '../submissions.tsx'
import { CodeDeliverables } from './code-deliverables.tsx'
import { evidenceLine } from './evidence-words.ts'
import type { useCodeWork } from './use-code-work.ts'

type CheckSectionProps = {
  readonly bench: LabBench<CodeBenchSpec>
  readonly code: ReturnType<typeof useCodeWork>
  /** What exploring here tells, and what handing in adds. */
  readonly about: string
  readonly canSubmit: boolean
  readonly onTakeUp: (values: LabValues) => void
}

/** Deliverables with the server's evidence, handing in, what was handed in, hints and the rubric. */
export function CheckSection({ bench, code, about, canSubmit, onTakeUp }: CheckSectionProps) {
  const { labId, deliverables, ownerId, hints } = bench
  const { handIn, work, isHandedIn } = code
  const { submissions } = handIn
  return (
    <>
      <section className={styles.check} aria-labelledby="deliverables">
        <h2 id="deliverables">Deliverables</h2>
        <p className={styles.note}>{about}</p>
        <CodeDeliverables
          deliverables={deliverables}
          latest={submissions[0] ?? null}
          isChanged={!isHandedIn}
        />
        <HandIn
          {...{ labId, canSubmit, handIn }}
          isSignedIn={ownerId !== null}
          practice={bench.practice}
          what="program"
          onSubmit={() => handIn.submit(work)}
        />
        {submissions.length > 0 && (
          <>
            <h3>Handed in</h3>
            <Submissions
              {...{ submissions, deliverables, onTakeUp }}
              words={({ passed, evidence }) => [{ holds: passed, text: evidenceLine(evidence, passed) }]}
              takeUp="Take up this program again"
            />
          </>
        )}
        <h3>Hints</h3>
        <Hints hints={hints} />
      </section>
      <Rubric bench={bench} submissions={submissions} />
    </>
  )
}
