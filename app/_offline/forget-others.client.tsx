'use client'
import { useEffect } from 'react'
import { forgetOthers } from './seen.ts'

/** On every page: what this device keeps of an account is forgotten once somebody else, or nobody, is signed in. */
export function ForgetOthers({ accountId }: { readonly accountId: string | null }) {
  useEffect(() => {
    void forgetOthers(accountId)
  }, [accountId])
  return null
}
