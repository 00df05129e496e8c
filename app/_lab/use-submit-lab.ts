import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { LabBench, SubmissionView } from '#lib/domain/labs/lab-view.ts'

/** Hands work in. The key stays until there is an answer, so that a lost one or a double click hands in once. */
export function useSubmitLab({ labId, submissions: earlier }: LabBench) {
  const key = useRef<string | null>(null)
  const router = useRouter()
  const [submissions, setSubmissions] = useState(earlier)
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const submit = async (values: LabValues) => {
    if (isSending) return
    setSending(true)
    setError(null)
    key.current ??= newRequestKey()
    const body = { values, submitKey: key.current }
    const result = await callApi<SubmissionView>('POST', `/api/labs/${labId}/submissions`, { body })
    setSending(false)
    if (result.ok || result.error.status !== 0) key.current = null
    if (!result.ok) return setError(result.error)
    router.refresh() // the plan at the top of the page says what is done
    setSubmissions((before) => [result.value, ...before.filter(({ id }) => id !== result.value.id)])
  }
  return { submissions, isSending, error, submit }
}
