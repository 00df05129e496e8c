import { verifyAuditChain } from '#lib/db/audit.ts'
import { findAuditHead } from '#lib/db/audit-log.ts'
import { db } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { databaseUrl, env } from '#lib/shared/env.ts'

/** Recomputes the chain. Prints the head, which proves completeness when it was kept elsewhere; exit code 1 if broken. */
export async function verifyAuditLog(): Promise<void> {
  await migrate(databaseUrl(env()))
  const broken = await verifyAuditChain(db())
  const head = await findAuditHead(db())
  if (broken) {
    console.error(
      `The audit log was changed: record ${broken.seq} does not fit the records before it. Compare with a backup.`,
    )
    process.exitCode = 1
    return
  }
  console.log(
    head
      ? `The audit log holds: ${head.seq} records, none changed or removed between the first and the last.\nHead: ${head.seq} ${head.hash}\nKeep this line elsewhere; a later head with a lower number would mean that records were cut off.`
      : 'The audit log is empty.',
  )
}
