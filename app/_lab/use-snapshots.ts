import { useCallback, useEffect, useMemo, useState } from 'react'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { LabBench, SnapshotView } from '#lib/domain/labs/lab-view.ts'
import { accountSnapshots, deviceSnapshots, deviceSnapshotsOf } from './snapshot-store.ts'

/** The snapshots of a lab, in the account or, for a visitor, on this device. */
export function useSnapshots({ labId, ownerId, snapshots: stored }: LabBench) {
  const isSignedIn = ownerId !== null
  const store = useMemo(
    () => (isSignedIn ? accountSnapshots(labId) : deviceSnapshots(labId)),
    [labId, isSignedIn],
  )
  const [snapshots, setSnapshots] = useState<readonly SnapshotView[]>(stored)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    setSnapshots(isSignedIn ? stored : deviceSnapshotsOf(labId))
  }, [labId, isSignedIn, stored])

  const keep = useCallback(
    async (name: string, values: LabValues, isBackup = false): Promise<boolean> => {
      const result = await store.keep({ name, values, isBackup })
      setProblem(result.ok ? '' : result.error.message)
      if (result.ok)
        setSnapshots((before) => [result.value, ...before.filter(({ id }) => id !== result.value.id)])
      return result.ok
    },
    [store],
  )
  const remove = useCallback(
    async (id: string) => {
      const result = await store.remove(id)
      setProblem(result.ok ? '' : result.error.message)
      if (result.ok) setSnapshots((before) => before.filter((one) => one.id !== id))
    },
    [store],
  )
  return { snapshots, problem, keep, remove }
}
