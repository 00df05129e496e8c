import type { Db } from './client.ts'
import { lockRow } from './locks.ts'

/** From here to the end of the transaction no other one that locks the same lesson runs. False when there is no such lesson. */
export async function lockLesson(tx: Db, lessonId: string): Promise<boolean> {
  await lockRow(tx, 'Lesson', lessonId)
  return (await tx.lesson.count({ where: { id: lessonId } })) === 1
}
