import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { markAnswersSeen } from '#lib/db/question-reports.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

export const seeAnswersSchema = z.strictObject({ reportIds: z.array(z.uuid()).min(1).max(50) })

/** Notes that one had the answers to these own reports before oneself. Of others' reports and of open ones nothing is noted. */
export async function seeAnswers(
  actor: Actor,
  { reportIds }: z.infer<typeof seeAnswersSchema>,
  { now }: RequestContext,
): Promise<Record<string, never>> {
  const { id: userId } = authorize(actor, 'learn')
  await transaction((tx) => markAnswersSeen(tx, { userId, reportIds, at: now }))
  return {}
}
