'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Notice } from '#app/_ui/notice.tsx'
import styles from './verify-chain.module.css'

type Answer = { brokenAt: number | null; head: { seq: number; hash: string } | null }
type State =
  | { type: 'idle' }
  | { type: 'busy' }
  | { type: 'answer'; answer: Answer }
  | { type: 'problem'; text: string }

/** Recomputes the hash chain on the server and says what came out. */
export function VerifyChain() {
  const [state, setState] = useState<State>({ type: 'idle' })
  const verify = async () => {
    setState({ type: 'busy' })
    const result = await callApi<Answer>('GET', '/api/admin/audit/verification')
    setState(
      result.ok ? { type: 'answer', answer: result.value } : { type: 'problem', text: result.error.message },
    )
  }
  return (
    <div className={styles.verify}>
      <Button onClick={verify} disabled={state.type === 'busy'}>
        {state.type === 'busy' ? 'Verifying every record …' : 'Verify the chain'}
      </Button>
      {state.type === 'answer' && <Finding answer={state.answer} />}
      {state.type === 'problem' && (
        <Notice tone="danger" title="The chain was not verified" live>
          {state.text}
        </Notice>
      )}
    </div>
  )
}

function Finding({ answer: { brokenAt, head } }: { answer: Answer }) {
  if (brokenAt !== null)
    return (
      <Notice tone="danger" title={`Record ${brokenAt} does not fit the records before it`} live>
        It was changed, or one before it was removed, outside of the site. Compare with a backup.
      </Notice>
    )
  if (!head) return <Notice live>There is no record yet.</Notice>
  return (
    <Notice tone="success" title={`All ${head.seq} records hold`} live>
      None was changed or removed between the first and the last. Keep this line elsewhere, and a record cut
      off the end shows too: <code className={styles.head}>{`${head.seq} ${head.hash}`}</code>
    </Notice>
  )
}
