import type { TableTwin } from '../view.ts'
import { LongTable } from './long-table.client.tsx'
import styles from './tables.module.css'

/** The same facts as the picture, in tables. */
export function Tables({ tables }: { tables: readonly TableTwin[] }) {
  return (
    <div className={styles.tables}>
      {tables.map((table) => (
        <LongTable key={table.id} table={table} />
      ))}
    </div>
  )
}
