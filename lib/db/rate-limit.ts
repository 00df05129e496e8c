import type { Db } from './client.ts'

export type RateLimitRule = { readonly name: string; readonly capacity: number; readonly perMinute: number }

/**
 * Takes one token from the bucket of `rule` and `subject` (token bucket: `capacity` at once, `perMinute` afterwards).
 * Returns 0 when there was one, else the seconds until there is. Rows, so all processes share the bucket; call it in a
 * transaction.
 */
export async function takeToken(tx: Db, rule: RateLimitRule, subject: string, now: Date): Promise<number> {
  const key = `${rule.name}:${subject}`.slice(0, 200)
  // An update that changes nothing locks the row: what is read here, nobody else takes as well.
  const full = { key, tokens: rule.capacity, updatedAt: now }
  const row = await tx.rateLimit.upsert({ where: { key }, create: full, update: { key } })
  const elapsedMinutes = Math.max(0, now.getTime() - row.updatedAt.getTime()) / 60_000
  const tokens = Math.min(rule.capacity, row.tokens + elapsedMinutes * rule.perMinute)
  if (tokens < 1) return Math.max(1, Math.ceil(((1 - tokens) / rule.perMinute) * 60))
  await tx.rateLimit.update({ where: { key }, data: { tokens: tokens - 1, updatedAt: now } })
  return 0
}

/** Forgets buckets that are long full again. */
export async function pruneRateLimits(tx: Db, before: Date): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { updatedAt: { lt: before } } })
}
