'use client'

import { useEffect, useState } from 'react'
import { BareInput, FieldInput } from '#app/_player/config/field-input.tsx'
import { SimulationPlayer } from '#app/_player/simulation-player.client.tsx'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { LabEvaluation } from '#lib/domain/labs/evaluate-lab.ts'
import type { LabBench as Bench } from '#lib/domain/labs/lab-view.ts'
import { scenarioConfig } from '#lib/domain/labs/scenario-config.ts'
import { paths } from '#lib/shared/paths.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { Deliverables } from './deliverables.tsx'
import { Hints } from './hints.client.tsx'
import styles from './lab.module.css'
import { edited, labFields, settingOf } from './lab-form.ts'
import { LabSaveState } from './lab-save-state.tsx'
import { Submissions } from './submissions.tsx'
import { useEvaluation } from './use-evaluation.ts'
import { useLabDraft } from './use-lab-draft.ts'
import { useSubmitLab } from './use-submit-lab.ts'

/** Where a lab is worked on: settings, the live run, the check of the goals, and handing in. */
export function LabBench({ bench }: { readonly bench: Bench }) {
  const { labId, spec, deliverables, isSignedIn } = bench
  const simulation = useSimulation(spec.simulation)
  const { queue, snapshot } = useLabDraft(bench)
  const entry = snapshot.entries.get(labId)
  const values = entry?.value ?? {}
  const { evaluation, problems, valid } = useEvaluation(spec, values, simulation)
  const { submissions, isSending, error, submit } = useSubmitLab(bench)
  const [scenarioId, setScenarioId] = useState(spec.scenarios[0]?.id)
  const scenario = spec.scenarios.find(({ id }) => id === scenarioId) ?? spec.scenarios[0]
  const config = scenario && scenarioConfig(spec, scenario, valid)
  const context = {
    problems,
    Field: FieldInput,
    Bare: BareInput,
    edit: (path: readonly (string | number)[], value: unknown) =>
      queue.change(labId, edited(spec, values, { path, value })),
  }

  return (
    <div className={styles.bench} id="bench">
      <section className={styles.settings} aria-labelledby="settings">
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
          <Button size="sm" onClick={() => queue.change(labId, {})}>
            Back to the start values
          </Button>
        </p>
        <Standing evaluation={evaluation} />
        <LabSaveState isSignedIn={isSignedIn} snapshot={snapshot} entry={entry} />
        {entry?.theirs && (
          <Notice tone="warning" title="Your account holds other settings" live>
            <p>
              They were saved on another page, or before you signed in here. Nothing has been overwritten.
              Which ones count?
            </p>
            <p className={styles.row}>
              <Button size="sm" variant="primary" onClick={() => queue.resolve(labId, 'mine')}>
                Keep the ones here
              </Button>
              <Button size="sm" onClick={() => queue.resolve(labId, 'theirs')}>
                Take the other ones
              </Button>
            </p>
          </Notice>
        )}
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
        <p className={styles.row}>
          {isSignedIn ? (
            <Button
              variant="primary"
              disabled={isSending || problems.length > 0}
              onClick={() => submit(values)}
            >
              {isSending ? 'Running on the server' : 'Hand in'}
            </Button>
          ) : (
            <ButtonLink variant="primary" href={paths.signIn(paths.lab(labId))}>
              Sign in to hand in
            </ButtonLink>
          )}
        </p>
        <div aria-live="polite">
          {error && (
            <Notice tone="warning" title="Not handed in">
              <p>{error.message}</p>
            </Notice>
          )}
          {submissions[0] && !isSending && <Latest passed={submissions[0].passed} />}
        </div>
        {submissions.length > 0 && (
          <>
            <h3>Handed in</h3>
            <Submissions
              {...{ submissions, deliverables, simulation }}
              onTakeUp={(taken) => queue.change(labId, taken)}
            />
          </>
        )}
        <h3>Hints</h3>
        <Hints hints={bench.hints} />
      </section>
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

function Latest({ passed }: { readonly passed: boolean }) {
  return passed ? (
    <Notice tone="success" title="Passed">
      <p>The server ran your settings and every required goal held. The evidence is below.</p>
    </Notice>
  ) : (
    <Notice title="Not passed yet">
      <p>The server ran your settings, and a required goal did not hold. Change them and hand in again.</p>
    </Notice>
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
