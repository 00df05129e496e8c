import { DEFAULT_PACE, type DrillPace } from '#lib/domain/drills/pace.ts'
import type { Db } from './client.ts'

const paceSelect = { newPerDay: true, reviewsPerDay: true, interviewOn: true } as const

/** What this learner chose, or what everybody begins with. */
export async function findPace(reader: Db, userId: string): Promise<DrillPace> {
  return (await reader.drillSettings.findUnique({ where: { userId }, select: paceSelect })) ?? DEFAULT_PACE
}

export async function savePace(tx: Db, userId: string, pace: DrillPace): Promise<void> {
  await tx.drillSettings.upsert({ where: { userId }, create: { userId, ...pace }, update: pace })
}
