import { type Db, transaction } from '#lib/db/client.ts'
import { countActiveAdmins, findAccount, lockAccounts } from '#lib/db/user-directory.ts'
import type {
  Account,
  AccountChange,
  AccountChangeRefusal,
  AccountChangeSetting,
} from '#lib/domain/access/account-change.ts'
import type { UserActor } from '#lib/domain/access/policy.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { Result } from '#lib/shared/result.ts'

type NamedAccount = Account & { readonly name: string }

type Change<T> = {
  readonly decide: (
    target: Account,
    setting: AccountChangeSetting,
  ) => Result<AccountChange<T>, AccountChangeRefusal>
  /** Stores and audits. Not called when nothing is left to change. */
  readonly store: (tx: Db, target: NamedAccount, to: T) => Promise<void>
}

/**
 * Changes somebody's account in one transaction, behind the lock of all such changes: both accounts are read again, then
 * `decide` says whether it may be. Throws 404 for an unknown account and 409 with the reason for a change refused.
 */
export async function changeAccount<T>(
  user: UserActor,
  targetId: string,
  { decide, store }: Change<T>,
): Promise<void> {
  await transaction(async (tx) => {
    await lockAccounts(tx)
    const target = await findAccount(tx, targetId)
    const actor = await findAccount(tx, user.id)
    if (!target || !actor) throw notFoundError()
    const decision = decide(target, { actor, activeAdmins: await countActiveAdmins(tx) })
    if (!decision.ok) throw new ServiceError(409, decision.error.code, decision.error.message)
    if (decision.value.type === 'change') await store(tx, target, decision.value.to)
  })
}
