'use client'

import { useState } from 'react'
import { ReportQuestion } from '#app/_reports/report-question.client.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { Html } from '#lib/domain/questions/html.ts'
import type { QuestionView } from '#lib/domain/questions/project-question.ts'
import { QuestionForm } from './question-form.client.tsx'

type DrawnQuestionProps = {
  readonly id: string
  /** The first draw, which came with the page. */
  readonly view: QuestionView<Html>
  readonly seed: number
  readonly address: { readonly lessonId: string; readonly lessonHash: string; readonly questionId: string }
}

type Draw = { readonly view: QuestionView<Html>; readonly seed: number }

/** A generated knowledge check: its reader can have a fresh one with other numbers as often as they like. */
export function DrawnQuestion({ id, view, seed, address }: DrawnQuestionProps) {
  const [draw, setDraw] = useState<Draw>({ view, seed })
  const [isDrawing, setDrawing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const another = async () => {
    setDrawing(true)
    const next = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    const query = new URLSearchParams({ ...address, seed: String(next) })
    const result = await callApi<QuestionView<Html>>('GET', `/api/checks/drawn?${query}`)
    setDrawing(false)
    setProblem(result.ok ? null : result.error.message)
    if (result.ok) setDraw({ view: result.value, seed: next })
  }

  return (
    <>
      <QuestionForm
        key={draw.seed}
        id={id}
        view={draw.view}
        to={{ path: '/api/checks', body: { ...address, seed: draw.seed } }}
        draw={{ seed: draw.seed, isLater: draw.seed !== seed, another, isDrawing }}
      />
      {problem && (
        <Notice tone="warning" title="No other one yet" live>
          {problem}
        </Notice>
      )}
      <ReportQuestion
        about={{ type: 'check', ...address, seed: draw.seed }}
        name="this check"
        report={undefined}
      />
    </>
  )
}
