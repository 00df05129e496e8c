import 'katex/dist/katex.min.css'
import { Page } from '#app/_ui/page.tsx'
import type { AttemptView } from '#lib/domain/attempts/attempt-view.ts'
import { paths } from '#lib/shared/paths.ts'
import { AttemptForm } from './attempt-form.client.tsx'

export function AttemptPage({ attempt }: { readonly attempt: AttemptView }) {
  const { quizId, quizTitle, number } = attempt
  return (
    <Page
      title={quizTitle}
      lead={`Attempt ${number}. Take the questions in any order; your answers are saved as you give them.`}
      crumbs={[{ label: 'About this quiz', href: paths.quiz(quizId) }]}
    >
      <noscript>
        <p>Answering a quiz needs JavaScript in your browser.</p>
      </noscript>
      <AttemptForm attempt={attempt} />
    </Page>
  )
}
