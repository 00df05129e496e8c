import type { LabSnapshot } from '#lib/db/lab-snapshots.ts'
import type { SnapshotView } from '#lib/domain/labs/lab-view.ts'

export const viewSnapshot = ({ keptAt, ...rest }: LabSnapshot): SnapshotView => ({
  ...rest,
  keptAt: keptAt.toISOString(),
})
