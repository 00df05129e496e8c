import type { BlockContent, DiskBlock, Inode } from '#sim/files/storage/content.ts'

/** Zero bytes as middle dots. */
const shown = (text: string) => text.replaceAll('\0', '·')

/** A block in a few words, whole: for tables. */
export function contentText(content: DiskBlock): string {
  if (content === null) return 'never written'
  switch (content.type) {
    case 'super':
      return content.orphans.length === 0 ? 'superblock' : `superblock; without a name: ${content.orphans}`
    case 'bitmap':
      return content.bits
    case 'inodes':
      return content.inodes.map((inode) => (inode === null ? 'free' : inodeText(inode))).join('; ')
    case 'directory':
      return content.entries.flatMap((entry) => (entry ? [`${entry.name} → ${entry.inode}`] : [])).join(', ')
    case 'data':
      return `“${shown(content.text)}”`
    case 'journal-header':
      return `recovery starts at transaction ${content.sequence}, slot ${content.slot}`
    case 'descriptor': {
      const revoked = content.revoked.length === 0 ? '' : `, revokes ${content.revoked.join(' ')}`
      return `transaction ${content.sequence} begins: copies of ${content.homes.join(' ')}${revoked}`
    }
    case 'copy':
      return `copy of ${content.home}: ${contentText(content.content)}`
    case 'commit':
      return `transaction ${content.sequence} is committed`
  }
}

/** The same in at most eight characters: for the box of a block. */
export function contentMark(content: DiskBlock): string {
  if (content === null) return ''
  switch (content.type) {
    case 'super':
      return 'super'
    case 'bitmap':
      return clip(content.bits)
    case 'inodes': {
      const count = content.inodes.filter((inode) => inode !== null).length
      return `${count} inode${count === 1 ? '' : 's'}`
    }
    case 'directory':
      return clip(namesOf(content).join(' ') || 'empty')
    case 'data':
      return clip(shown(content.text))
    case 'journal-header':
      return `T${content.sequence} next`
    case 'descriptor':
      return `T${content.sequence} begin`
    case 'copy':
      return `= ${content.home}`
    case 'commit':
      return `T${content.sequence} end`
  }
}

const clip = (text: string) => (text.length <= 8 ? text : `${text.slice(0, 7)}…`)

const namesOf = ({ entries }: Extract<BlockContent, { type: 'directory' }>) =>
  entries.flatMap((entry) => (entry && !entry.name.startsWith('.') ? [entry.name] : []))

export function inodeText({ type, links, bytes, blocks, target }: Inode): string {
  const where =
    target === null ? ` at ${blocks.map((block) => block ?? 'hole').join(' ') || '–'}` : ` → ${target}`
  return `${type}, ${links} ${links === 1 ? 'link' : 'links'}, ${bytes} B${where}`
}
