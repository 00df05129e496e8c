import { err, ok, type Result } from '#lib/shared/result.ts'
import type { Role } from './policy.ts'

/** The account a change is about, as it stands in the same transaction. */
export type Account = { readonly id: string; readonly role: Role; readonly suspended: boolean }

/** Who asks, and how many accounts can act as admin now: role admin and not suspended. */
export type AccountChangeSetting = { readonly actor: Account; readonly activeAdmins: number }

export type AccountChangeRefusal = {
  readonly code: 'not-admin' | 'yourself' | 'last-admin'
  readonly message: string
}

/** `unchanged` is no error: the second of two equal requests has nothing left to do. */
export type AccountChange<T> = { readonly type: 'change'; readonly to: T } | { readonly type: 'unchanged' }

/** May `actor` give `target` this role? A change ends the sessions of the account. */
export function decideRoleChange(
  target: Account,
  role: Role,
  setting: AccountChangeSetting,
): Result<AccountChange<Role>, AccountChangeRefusal> {
  if (target.role === role) return refusal(target, setting) ?? ok({ type: 'unchanged' })
  const isLastAdmin = isActiveAdmin(target) && role !== 'admin' && setting.activeAdmins <= 1
  return refusal(target, setting, isLastAdmin) ?? ok({ type: 'change', to: role })
}

/** May `actor` suspend or reinstate `target`? A suspension ends the sessions of the account. */
export function decideSuspension(
  target: Account,
  suspended: boolean,
  setting: AccountChangeSetting,
): Result<AccountChange<boolean>, AccountChangeRefusal> {
  if (target.suspended === suspended) return refusal(target, setting) ?? ok({ type: 'unchanged' })
  const isLastAdmin = isActiveAdmin(target) && suspended && setting.activeAdmins <= 1
  return refusal(target, setting, isLastAdmin) ?? ok({ type: 'change', to: suspended })
}

/** May `target` erase itself? Not the last who can act as admin: nobody could give roles any more. */
export function decideErasure(target: Account, activeAdmins: number): Result<null, AccountChangeRefusal> {
  if (isActiveAdmin(target) && activeAdmins <= 1)
    return err({
      code: 'last-admin',
      message:
        'You are the last admin, and without one nobody could manage this site. Make somebody else an admin first; then you can erase your account.',
    })
  return ok(null)
}

const isActiveAdmin = ({ role, suspended }: Account): boolean => role === 'admin' && !suspended

/** The actor is looked at again, as of this transaction: their own role may have gone a moment ago. */
function refusal(target: Account, { actor }: AccountChangeSetting, removesLastAdmin = false) {
  if (!isActiveAdmin(actor))
    return err({ code: 'not-admin' as const, message: 'You are no longer an admin; nothing was changed.' })
  if (target.id === actor.id)
    return err({
      code: 'yourself' as const,
      message: 'You cannot change your own role or suspend yourself. Ask another admin.',
    })
  if (removesLastAdmin)
    return err({
      code: 'last-admin' as const,
      message: 'This is the last admin. Make somebody else an admin first.',
    })
  return null
}
