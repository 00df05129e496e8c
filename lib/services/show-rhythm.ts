import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { saveShowsRhythm } from '#lib/db/study-days.ts'
import type { Actor } from '#lib/domain/access/policy.ts'

/** Shows or hides one's own rhythm on every page. What was learned is recorded either way. */
export async function showRhythm(
  actor: Actor,
  { isShown }: { readonly isShown: boolean },
): Promise<{ readonly isShown: boolean }> {
  const user = authorize(actor, 'learn')
  await transaction((tx) => saveShowsRhythm(tx, user.id, isShown))
  return { isShown }
}
