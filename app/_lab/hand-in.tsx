import { Practise } from '#app/_mdx/question/practise.client.tsx'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { Practice } from '#lib/domain/questions/practice.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './lab.module.css'
import type { useSubmitLab } from './use-submit-lab.ts'

type HandInProps = {
  readonly labId: string
  readonly practice: Practice | null
  readonly what: 'settings' | 'program'
  readonly isSignedIn: boolean
  readonly canSubmit: boolean
  readonly handIn: ReturnType<typeof useSubmitLab>
  readonly onSubmit: () => void
}

/** The button that asks the server for credit, and what the server said last. */
export function HandIn({ labId, practice, what, isSignedIn, canSubmit, handIn, onSubmit }: HandInProps) {
  const { submissions, isSending, error } = handIn
  const [latest] = submissions
  return (
    <>
      <p className={styles.row}>
        {isSignedIn ? (
          <Button variant="primary" disabled={isSending || !canSubmit} onClick={onSubmit}>
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
        {latest && !isSending && !error && <Latest what={what} passed={latest.passed} />}
      </div>
      {latest && !latest.passed && practice && <Practise practice={practice} />}
    </>
  )
}

const SAYS = {
  settings: {
    passed: 'The server ran your settings and every required goal held. The evidence is below.',
    failed: 'The server ran your settings, and a required goal did not hold. Change them and hand in again.',
  },
  program: {
    passed:
      'The server tried every order in which your program can run, and each required deliverable is met.',
    failed:
      'The server tried your program, and a required deliverable is not met. The reasons stand beside it.',
  },
} as const

function Latest({ what, passed }: { readonly what: keyof typeof SAYS; readonly passed: boolean }) {
  return passed ? (
    <Notice tone="success" title="Passed">
      <p>{SAYS[what].passed}</p>
    </Notice>
  ) : (
    <Notice title="Not passed yet">
      <p>{SAYS[what].failed}</p>
    </Notice>
  )
}
