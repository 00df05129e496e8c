import type { ReactNode } from 'react'
import { AdminNav } from '../_parts/admin-nav.tsx'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AdminNav />
      {children}
    </>
  )
}
