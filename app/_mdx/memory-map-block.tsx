import type { MemoryMapBlock as MemoryMap } from '#lib/content/schema/blocks.ts'
import figure from './figure.module.css'
import styles from './memory-map.module.css'
import { ScrollingTable } from './table.tsx'

type Column = MemoryMap['columns'][number]
type Region = Column['regions'][number]

const KIND_WORDS: Readonly<Record<Region['kind'], string>> = {
  code: 'code',
  data: 'data',
  heap: 'heap',
  stack: 'stack',
  mapped: 'mapped file',
  kernel: 'kernel',
  free: 'unused',
}

/** Which way a region grows: stacks down, heaps up. */
const GROWTH: Partial<Record<Region['kind'], string>> = { stack: '↓', heap: '↑' }

/** An address space drawn as a column of regions, highest address on top, with a table that says the same. */
export function MemoryMapBlock({ data }: { readonly data: string }) {
  const map: MemoryMap = JSON.parse(data)
  return (
    <figure className={`${figure.figure} ${styles.map}`}>
      <div className={styles.columns} data-count={map.columns.length}>
        {map.columns.map((column) => (
          <DrawnColumn key={column.title} column={column} />
        ))}
      </div>
      <figcaption className={figure.caption}>
        {map.title} <span className={styles.direction}>High addresses are on top.</span>
      </figcaption>
      <TextTwin map={map} />
    </figure>
  )
}

function DrawnColumn({ column }: { readonly column: Column }) {
  return (
    <div className={styles.column}>
      <p className={styles.columnTitle}>{column.title}</p>
      <ol className={styles.regions}>
        {column.regions.map((region, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: regions have no ids and never move.
          <li key={i} className={styles.region} data-kind={region.kind} data-owner={threadOf(region.owner)}>
            <span className={styles.label}>
              {region.label}
              {GROWTH[region.kind] && <span aria-hidden="true"> {GROWTH[region.kind]}</span>}
            </span>
            {region.owner && <span className={styles.owner}>{region.owner}</span>}
            {region.size && <span className={styles.size}>{region.size}</span>}
            {region.note && <span className={styles.note}>{region.note}</span>}
            {region.from && <span className={styles.address}>{region.from}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function TextTwin({ map }: { readonly map: MemoryMap }) {
  return (
    <details className={styles.twin}>
      <summary>The same as a table</summary>
      {map.columns.map((column) => (
        <div key={column.title}>
          <p className={styles.columnTitle}>{column.title}</p>
          <ScrollingTable>
            <thead>
              <tr>
                {['Region', 'Kind', 'Owner', 'Lower edge', 'Size', 'Note'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {column.regions.map((region, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: regions have no ids and never move.
                <tr key={i}>
                  <td>{region.label}</td>
                  <td>{KIND_WORDS[region.kind]}</td>
                  <td>{region.owner ?? 'all threads'}</td>
                  <td>{region.from ?? 'not given'}</td>
                  <td>{region.size ?? 'not given'}</td>
                  <td>{region.note ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </ScrollingTable>
        </div>
      ))}
    </details>
  )
}

/** T1 to T6 have a colour; other owners are only named. */
const threadOf = (owner: string | undefined) => (owner && /^T[1-6]$/.test(owner) ? owner : undefined)
