import type { FileSystemState, RecoveryStep, Report } from '../state.ts'
import { checkDisk, inodesOf, staleBlocks, textOnDisk } from './check-disk.ts'
import type { DiskBlock } from './content.ts'
import { DATA_BITMAP, INODE_BITMAP, INODE_TABLE, INODES_PER_BLOCK, layoutOf, SUPERBLOCK } from './layout.ts'

type Committed = {
  readonly sequence: number
  readonly copies: readonly { readonly home: number; readonly content: DiskBlock }[]
  readonly revoked: readonly number[]
}

/**
 * What recovery will do with a disk as the crash left it: every transaction from the header on whose commit block is there is
 * replayed in order, the first without one is discarded (OSTEP ch. 42.3). A copy is left out when a transaction as late or
 * later revokes its home (Tweedie 2000, as JBD does). Without a journal there is nothing to do.
 */
export function planRecovery({ config, disk }: Pick<FileSystemState, 'config' | 'disk'>): RecoveryStep[] {
  const layout = layoutOf(config)
  const header = disk[layout.journal]
  if (config.journal === 'none' || header?.type !== 'journal-header') return []
  const slot = (at: number) => disk[layout.journal + 1 + (at % layout.journalSlots)] ?? null
  const found: Committed[] = []
  let torn: RecoveryStep | null = null
  for (let { sequence, slot: at } = header; ; sequence++) {
    const descriptor = slot(at)
    if (descriptor?.type !== 'descriptor' || descriptor.sequence !== sequence) break
    const { homes, revoked } = descriptor
    const commit = slot(at + 1 + homes.length)
    if (commit?.type !== 'commit' || commit.sequence !== sequence) {
      torn = { type: 'discard', sequence, found: homes.length }
      break
    }
    const copies = homes.map((home, index) => {
      const held = slot(at + 1 + index)
      return { home, content: held?.type === 'copy' ? held.content : held }
    })
    found.push({ sequence, copies, revoked })
    at += homes.length + 2
  }
  return [...replays(found, config.hasRevokes), ...(torn === null ? [] : [torn]), { type: 'free-orphans' }]
}

function replays(found: readonly Committed[], hasRevokes: boolean): RecoveryStep[] {
  return found.flatMap(({ sequence, copies }) =>
    copies.map(({ home, content }) => {
      const isRevoked =
        hasRevokes && found.some((one) => one.sequence >= sequence && one.revoked.includes(home))
      return { type: 'replay' as const, sequence, home, content, isRevoked }
    }),
  )
}

/** Frees the inodes that had no name but were open when the power failed, with their blocks. */
export function freeOrphans(disk: readonly DiskBlock[], { config }: Pick<FileSystemState, 'config'>) {
  const layout = layoutOf(config)
  const held = disk[SUPERBLOCK]
  const orphans = held?.type === 'super' ? held.orphans : []
  const after = [...disk]
  if (orphans.length === 0) return { disk: after, orphans }
  const inodes = inodesOf(disk, config)
  const clear = (bitmap: number, at: number) => {
    const content = after[bitmap]
    if (content?.type !== 'bitmap') return
    after[bitmap] = { type: 'bitmap', bits: `${content.bits.slice(0, at)}0${content.bits.slice(at + 1)}` }
  }
  for (const orphan of orphans) {
    for (const block of inodes[orphan]?.blocks ?? [])
      if (block !== null) clear(DATA_BITMAP, block - layout.data)
    clear(INODE_BITMAP, orphan)
    const block = INODE_TABLE + Math.floor(orphan / INODES_PER_BLOCK)
    const table = after[block]
    if (table?.type !== 'inodes') continue
    after[block] = { type: 'inodes', inodes: table.inodes.with(orphan % INODES_PER_BLOCK, null) }
  }
  after[SUPERBLOCK] = { type: 'super', orphans: [] }
  return { disk: after, orphans }
}

/** The inspection at the end: contradictions, stale data, and what fsync had promised and is not there. */
export function inspect({ config, disk, promises }: FileSystemState): Report {
  const inodes = inodesOf(disk, config)
  const broken = promises.filter(({ inode, file, text }) => {
    const content = inodes[inode]
    return content?.file !== file || textOnDisk(disk, content, config.blockBytes) !== text
  })
  return { problems: checkDisk(disk, config), stale: staleBlocks(disk, config), broken }
}
