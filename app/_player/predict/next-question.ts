import type { Session } from '../run/session.ts'
import type { AnyView, Prediction } from '../view.ts'

export type Question = { readonly prediction: Prediction; readonly step: number }

/** The first step at or after `from` whose outcome is worth predicting; null when none is left in the computed run. */
export function nextQuestion({ config, run }: Session, view: AnyView, from: number): Question | null {
  for (let step = from; step < run.length; step++) {
    const after = { state: run.stateAt(step + 1), events: run.eventsAt(step + 1) }
    const prediction = view.prediction({ config, state: run.stateAt(step) }, after)
    if (prediction !== null) return { prediction, step }
  }
  return null
}

/** What to ask about taking one of several actions, before it is taken; null when the view has no question. */
export function questionAboutAction(
  { simulation, config, run }: Session,
  view: AnyView,
  { step, actionIndex }: { step: number; actionIndex: number },
): Prediction | null {
  const state = run.stateAt(step)
  const action = simulation.enabled(state)[actionIndex]
  return view.prediction({ config, state }, simulation.step(state, action))
}
