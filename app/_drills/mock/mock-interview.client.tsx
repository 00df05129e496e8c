'use client'

import { useState } from 'react'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import { type MockAnswer, type MockReport, mockReport } from '#lib/domain/drills/mock-interview.ts'
import { MockReportView } from './mock-report.tsx'
import { MockRound } from './mock-round.tsx'
import { MockSetup, type Setup } from './mock-setup.tsx'

type Props = {
  readonly topics: readonly string[]
  readonly total: number
  readonly isSignedIn: boolean
}

type Stage =
  | { readonly type: 'setup' }
  | {
      readonly type: 'asking'
      readonly cards: readonly CardView[]
      readonly setup: Setup
      readonly key: string
    }
  | {
      readonly type: 'done'
      readonly cards: readonly CardView[]
      readonly report: MockReport
      readonly kept: Kept
    }

type Kept = 'sending' | 'kept' | 'not-kept' | 'visitor'

/** Choose, answer one after another against the clock, and read the report. */
export function MockInterview({ topics, total, isSignedIn }: Props) {
  const [stage, setStage] = useState<Stage>({ type: 'setup' })
  const [problem, setProblem] = useState<ApiError | null>(null)

  const begin = async (setup: Setup) => {
    const { count, topic, difficulty } = setup
    const query = new URLSearchParams({ count: String(count), seed: String(randomSeed()) })
    if (topic !== '') query.set('topic', topic)
    if (difficulty !== '') query.set('difficulty', difficulty)
    const result = await callApi<{ cards: CardView[] }>('GET', `/api/drills/mocks?${query}`)
    setProblem(result.ok ? null : result.error)
    if (result.ok) setStage({ type: 'asking', cards: result.value.cards, setup, key: newRequestKey() })
  }

  const finish = async (cards: readonly CardView[], answers: readonly MockAnswer[], mockKey: string) => {
    const report = mockReport(answers, cards)
    setStage({ type: 'done', cards, report, kept: isSignedIn ? 'sending' : 'visitor' })
    if (!isSignedIn) return
    const result = await callApi('POST', '/api/drills/mocks', { body: { mockKey, answers } })
    setStage({ type: 'done', cards, report, kept: result.ok ? 'kept' : 'not-kept' })
  }

  switch (stage.type) {
    case 'setup':
      return (
        <>
          {problem && (
            <Notice tone="warning" title="Not begun" live>
              {problem.message}
            </Notice>
          )}
          <MockSetup topics={topics} total={total} onBegin={begin} />
        </>
      )
    case 'asking':
      return (
        <MockRound
          key={stage.key}
          cards={stage.cards}
          minutesEach={stage.setup.minutesEach}
          onFinish={(answers) => finish(stage.cards, answers, stage.key)}
        />
      )
    case 'done':
      return (
        <MockReportView
          report={stage.report}
          titles={new Map(stage.cards.map(({ id, title }) => [id, title]))}
          about={ABOUT[stage.kept]}
          onAgain={() => {
            setStage({ type: 'setup' })
            document.getElementById('main')?.focus()
          }}
        />
      )
  }
}

const ABOUT: Readonly<Record<Kept, string>> = {
  sending: 'Keeping the report.',
  kept: 'The report is kept in your account.',
  'not-kept': 'The report could not be kept. It stays on this page until you leave it.',
  visitor: 'The report stays on this page until you leave it. An account keeps it.',
}

const randomSeed = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) % 2_147_483_647
