'use client'

import { useEffect, useState } from 'react'
import { BareInput, FieldInput } from '#app/_player/config/field-input.tsx'
import { SimulationPlayer } from '#app/_player/simulation-player.client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { LabEvaluation } from '#lib/domain/labs/evaluate-lab.ts'
import type { SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { LabBench } from '#lib/domain/labs/lab-view.ts'
import { scenarioConfig } from '#lib/domain/labs/scenario-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { Conflict } from './conflict.tsx'
import { Deliverables } from './deliverables.tsx'
import { goalWords } from './goal-words.ts'
import { HandIn } from './hand-in.tsx'
import { Hints } from './hints.client.tsx'
import styles from './lab.module.css'
import { edited, labFields, settingOf } from './lab-form.ts'
import { LabSaveState } from './lab-save-state.tsx'
import { Rubric } from './rubric.tsx'
import { Snapshots } from './snapshots.tsx'
import { Submissions } from './submissions.tsx'
import { useEvaluation } from './use-evaluation.ts'
import { useLabDraft } from './use-lab-draft.ts'
import { useSnapshots } from './use-snapshots.ts'
import { useSubmitLab } from './use-submit-lab.ts'

/** Where a simulation lab is worked on: settings, the live run, the check of the goals, and handing in. */
export default function SimulationBench({ bench }: { readonly bench: LabBench<SimulationLabSpec> }) {
  const { labId, spec, deliverables, ownerId } = bench
  const simulation = useSimulation(spec.simulation)
  const { queue, snapshot } = useLabDraft(bench)
  const entry = snapshot.entries.get(labId)
  const values = entry?.value ?? {}
  const { evaluation, problems, valid } = useEvaluation(spec, values, simulation)
  const handIn = useSubmitLab(bench)
  const kept = useSnapshots(bench)
  const { submissions } = handIn
  const [scenarioId, setScenarioId] = useState(spec.scenarios[0]?.id)
  const scenario = spec.scenarios.find(({ id }) => id === scenarioId) ?? spec.scenarios[0]
  const config = scenario && scenarioConfig(spec, scenario, valid)
  const startAgain = async () => {
    if (await kept.keep('Before starting again', values, true)) queue.change(labId, {})
  }
  const context = {
    problems,
    Field: FieldInput,
    Bare: BareInput,
    edit: (path: readonly (string | number)[], value: unknown) =>
      queue.change(labId, edited(spec, values, { path, value })),
  }

  return (
    <div className={styles.bench} id="bench" tabIndex={-1}>
      <section className={styles.settings} tabIndex={-1} aria-labelledby="settings">
        <h2 id="settings">Your settings</h2>
        {simulation ? (
          <div className={styles.fields}>
            {labFields(simulation, spec).map(({ key, path, field }) => (
              <FieldInput
                key={key}
                field={field}
                path={path}
                value={settingOf(spec, values, key)}
                context={context}
              />
            ))}
          </div>
        ) : (
          <p className={styles.note}>The settings are on their way. They need JavaScript in your browser.</p>
        )}
        <p className={styles.row}>
          <Button size="sm" onClick={startAgain}>
            Back to the start values
          </Button>
        </p>
        <Standing evaluation={evaluation} />
        <LabSaveState what="settings" isSignedIn={ownerId !== null} snapshot={snapshot} entry={entry} />
        <Snapshots kept={kept} values={values} onTakeUp={(taken) => queue.change(labId, taken)} />
        {entry?.theirs && <Conflict what="settings" onChoose={(whose) => queue.resolve(labId, whose)} />}
      </section>

      <section className={styles.run} aria-label="Live run">
        {spec.scenarios.length > 1 && (
          <label className={styles.scenario}>
            Scenario{' '}
            <select value={scenario?.id} onChange={(event) => setScenarioId(event.target.value)}>
              {spec.scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        <SimulationPlayer
          key={JSON.stringify(config)}
          simulationId={spec.simulation}
          config={config}
          title={scenario?.title ?? bench.title}
        />
      </section>

      <section className={styles.check} aria-labelledby="deliverables">
        <h2 id="deliverables">Deliverables</h2>
        <p className={styles.note}>
          Checked here as you change settings. Handing in runs the same check on the server.
        </p>
        <Deliverables deliverables={deliverables} evaluation={evaluation} simulation={simulation} />
        <HandIn
          labId={labId}
          practice={bench.practice}
          what="settings"
          isSignedIn={ownerId !== null}
          canSubmit={problems.length === 0}
          handIn={handIn}
          onSubmit={() => handIn.submit(values)}
        />
        {submissions.length > 0 && (
          <>
            <h3>Handed in</h3>
            <Submissions
              {...{ submissions, deliverables }}
              words={({ evidence }) =>
                evidence.type === 'measured'
                  ? evidence.goals.map((goal) => ({ holds: goal.holds, text: goalWords(goal, simulation) }))
                  : []
              }
              takeUp="Take up these values again"
              onTakeUp={(taken) => queue.change(labId, taken)}
            />
          </>
        )}
        <h3>Hints</h3>
        <Hints hints={bench.hints} />
      </section>
      <Rubric bench={bench} submissions={submissions} />
    </div>
  )
}

/** Where things stand, beside the settings that change it. */
function Standing({ evaluation }: { readonly evaluation: LabEvaluation | null }) {
  const count = (required: boolean) => {
    const all = evaluation?.deliverables.filter((one) => one.required === required) ?? []
    return { met: all.filter(({ passed }) => passed).length, all: all.length }
  }
  const [needed, stretch] = [count(true), count(false)]
  return (
    <p className={styles.standing} role="status" data-passed={evaluation?.passed}>
      {evaluation && (
        <a href="#deliverables">
          {evaluation.passed ? '✓ ' : ''}
          {needed.met} of {needed.all} goals met
          {stretch.all > 0 && `, ${stretch.met} of ${stretch.all} to stretch for`}
        </a>
      )}
    </p>
  )
}

/** Fetched when the bench is there, so that reading the instructions costs nothing. */
function useSimulation(id: string): AnySimulation | null {
  const [simulation, setSimulation] = useState<AnySimulation | null>(null)
  useEffect(() => {
    let isGone = false
    void import('#sim/registry.ts').then(({ simulations, isSimulationId }) => {
      if (!isGone && isSimulationId(id)) setSimulation(simulations[id])
    })
    return () => {
      isGone = true
    }
  }, [id])
  return simulation
}
