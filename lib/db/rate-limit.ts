import type { Db } from './client.ts'

export type RateLimitRule = { readonly name: string; readonly capacity: number; readonly perMinute: number }

/**
 * Takes one token from the bucket of `rule` and `subject` (token bucket: `capacity` at once, `perMinute` afterwards).
 * Returns 0 when there was one, else the seconds until there is. Rows, so all processes share the bucket; call it in a
 * transaction.
 */
export async function takeToken(tx: Db, rule: RateLimitRule, subject: string, now: Date): Promise<number> {
  const key = `${rule.name}:${subject}`.slice(0, 200)
  const row = await tx.rateLimit.findUnique({ where: { key } })
  const elapsedMinutes = row ? Math.max(0, now.getTime() - row.updatedAt.getTime()) / 60_000 : 0
  const tokens = row ? Math.min(rule.capacity, row.tokens + elapsedMinutes * rule.perMinute) : rule.capacity
  if (tokens < 1) return Math.max(1, Math.ceil(((1 - tokens) / rule.perMinute) * 60))
  const left = { tokens: tokens - 1, updatedAt: now }
  await tx.rateLimit.upsert({ where: { key }, create: { key, ...left }, update: left })
  return 0
}

/** Forgets buckets that are long full again. */
export async function pruneRateLimits(tx: Db, before: Date): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { updatedAt: { lt: before } } })
}
