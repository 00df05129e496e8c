import type { Db } from './client.ts'

/** Keeps that something was learned on a learning day; again changes nothing. */
export async function saveStudyDay(tx: Db, userId: string, date: string): Promise<void> {
  const id = { userId, date }
  await tx.studyDay.upsert({ where: { userId_date: id }, create: id, update: {} })
}

/** Dates on which this person learned, from `from` on. */
export async function listStudyDays(reader: Db, userId: string, from: string): Promise<ReadonlySet<string>> {
  const rows = await reader.studyDay.findMany({
    where: { userId, date: { gte: from } },
    select: { date: true },
  })
  return new Set(rows.map(({ date }) => date))
}

/** Whether this person wants to see their rhythm; so it is before they chose. */
export async function findShowsRhythm(reader: Db, userId: string): Promise<boolean> {
  const row = await reader.studySettings.findUnique({ where: { userId }, select: { showsRhythm: true } })
  return row?.showsRhythm ?? true
}

export async function saveShowsRhythm(tx: Db, userId: string, showsRhythm: boolean): Promise<void> {
  await tx.studySettings.upsert({
    where: { userId },
    create: { userId, showsRhythm },
    update: { showsRhythm },
  })
}
