import { invariant } from '#lib/shared/invariant.ts'
import type { Db } from './client.ts'
import type { Statements } from './sqlite-writer.ts'

export type RateLimitRule = { readonly name: string; readonly capacity: number; readonly perMinute: number }

/**
 * Takes one token from the bucket of `rule` and `subject` (token bucket: `capacity` at once, `perMinute` afterwards).
 * Returns 0 when there was one, else the seconds until there is. Rows, so all processes share the bucket; call it in a
 * transaction.
 */
export async function takeToken(
  tx: Statements,
  rule: RateLimitRule,
  subject: string,
  now: Date,
): Promise<number> {
  const key = `${rule.name}:${subject}`.slice(0, 200)
  // An update that changes nothing locks the row: what is read here, nobody else takes as well.
  const [row] = await tx.$queryRaw<Bucket[]>`
    INSERT INTO "RateLimit" ("key", "tokens", "updatedAt") VALUES (${key}, ${rule.capacity}, ${now})
    ON CONFLICT ("key") DO UPDATE SET "key" = excluded."key" RETURNING "tokens", "updatedAt"`
  invariant(row, `bucket ${key} is there`)
  const elapsedMinutes = Math.max(0, now.getTime() - row.updatedAt.getTime()) / 60_000
  const tokens = Math.min(rule.capacity, row.tokens + elapsedMinutes * rule.perMinute)
  if (tokens < 1) return Math.max(1, Math.ceil(((1 - tokens) / rule.perMinute) * 60))
  await tx.$executeRaw`
    UPDATE "RateLimit" SET "tokens" = ${tokens - 1}, "updatedAt" = ${now} WHERE "key" = ${key}`
  return 0
}

type Bucket = { readonly tokens: number; readonly updatedAt: Date }

/** Forgets buckets that are long full again. */
export async function pruneRateLimits(tx: Db, before: Date): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { updatedAt: { lt: before } } })
}
