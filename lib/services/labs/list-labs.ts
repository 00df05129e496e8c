import { db } from '#lib/db/client.ts'
import { listLabOutcomes } from '#lib/db/lab-work.ts'
import { listLabs as readLabs } from '#lib/db/labs.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabSpec } from '#lib/domain/labs/lab-spec.ts'
import { getCourseMap } from '../get-course-map.ts'

export type LabEntry = {
  readonly id: string
  readonly kind: LabSpec['kind']
  readonly title: string
  readonly summary: string
  readonly minutes: number
  readonly module: string
  readonly required: number
  readonly stretch: number
  /** Null when nothing was handed in, or nobody is signed in. */
  readonly outcome: 'passed' | 'tried' | null
}

/** Every open lab, in the order of the course. */
export async function listLabs(actor: Actor): Promise<LabEntry[]> {
  const [labs, course, outcomes] = await Promise.all([
    readLabs(db()),
    getCourseMap(),
    actor.type === 'user' ? listLabOutcomes(db(), actor.id) : new Map<string, boolean>(),
  ])
  const place = (moduleId: string) => course.modules.findIndex(({ id }) => id === moduleId)
  return labs
    .map(({ id, current: { definition } }) => ({ id, definition }))
    .toSorted((a, b) => place(a.definition.module) - place(b.definition.module))
    .map(({ id, definition }) => ({
      ...{
        id,
        kind: definition.kind,
        title: definition.title,
        summary: definition.summary,
        minutes: definition.minutes,
      },
      module: course.modules[place(definition.module)]?.title ?? '',
      required: definition.deliverables.filter(({ required }) => required).length,
      stretch: definition.deliverables.filter(({ required }) => !required).length,
      outcome: outcomes.has(id) ? (outcomes.get(id) ? 'passed' : 'tried') : null,
    }))
}
