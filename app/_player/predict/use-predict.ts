import { useCallback, useState } from 'react'
import type { Player, Side } from '../run/use-player.ts'
import type { Prediction } from '../view.ts'
import { addGrade, type Grade, gradePrediction, type Score } from './grade.ts'
import { nextQuestion, questionAboutAction } from './next-question.ts'

type Asked = {
  readonly prediction: Prediction
  readonly grade: Grade | null
  /** Shows the step that was asked about. */
  readonly reveal: () => void
}
export type Answers = Readonly<Record<string, string | undefined>>

export type Predict = {
  readonly isOn: boolean
  /** The end of a finished run is shown, after which there is nothing to ask. */
  readonly isAtEnd: boolean
  readonly score: Score
  readonly question: Prediction | null
  readonly answers: Answers
  /** Null until the answer is checked. */
  readonly grade: Grade | null
  readonly toggle: () => void
  readonly answer: (cellId: string, value: string) => void
  /** Checks what was answered and shows the step. */
  readonly check: () => void
  /** Goes to the next step worth a question and asks it. */
  readonly step: () => void
  /** Back to the first step, with nothing asked. */
  readonly startOver: () => void
  /** Where somebody chooses: asks what this action will do, then takes it. */
  readonly take: (side: Side, actionIndex: number) => void
}

const NO_SCORE: Score = { right: 0, total: 0 }

/** "What happens next?": asks before a step, grades each cell, keeps the score. */
export function usePredict(player: Player): Predict {
  const { loaded, stage, timeline } = player
  const [isOn, setOn] = useState(false)
  const [score, setScore] = useState(NO_SCORE)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const ask = useCallback((next: Asked | null) => {
    setAnswers({})
    setAsked(next)
  }, [])
  const isWaiting = asked !== null && asked.grade === null

  const step = useCallback(() => {
    if (isWaiting) return
    const next = nextQuestion(stage.a, loaded.view, timeline.at(stage.position).a)
    if (next === null) {
      ask(null)
      if (stage.position === timeline.length) player.advance()
      else player.seek(timeline.length)
      return
    }
    player.seek(timeline.find('a', next.step))
    ask({
      prediction: next.prediction,
      grade: null,
      reveal: () => player.seek(timeline.find('a', next.step + 1)),
    })
  }, [isWaiting, stage, loaded.view, timeline, player, ask])

  const take = useCallback(
    (side: Side, actionIndex: number) => {
      const session = stage[side]
      if (session === null || isWaiting) return
      const at = { step: timeline.at(stage.position)[side], actionIndex }
      const prediction = isOn ? questionAboutAction(session, loaded.view, at) : null
      const reveal = () => player.take(side, actionIndex)
      if (prediction !== null) return ask({ prediction, grade: null, reveal })
      ask(null)
      reveal()
    },
    [stage, isWaiting, timeline, isOn, loaded.view, player, ask],
  )

  const check = useCallback(() => {
    if (asked === null || asked.grade !== null) return
    const grade = gradePrediction(asked.prediction, answers)
    setScore((before) => addGrade(before, grade))
    setAsked({ ...asked, grade })
    asked.reveal()
  }, [asked, answers])

  const toggle = useCallback(() => {
    setScore(NO_SCORE)
    ask(null)
    setOn((on) => !on)
  }, [ask])

  const startOver = useCallback(() => {
    ask(null)
    player.seek(0)
  }, [ask, player])

  const answer = useCallback((cellId: string, value: string) => {
    setAnswers((before) => ({ ...before, [cellId]: value }))
  }, [])

  return {
    isOn,
    isAtEnd: stage.position === timeline.length && stage.a.run.stop !== 'paused',
    score,
    question: asked?.prediction ?? null,
    answers,
    grade: asked?.grade ?? null,
    toggle,
    answer,
    check,
    step,
    startOver,
    take,
  }
}
