import type { FileSystemInput } from './config.ts'

type Call = NonNullable<FileSystemInput['operations']>[number]

/**
 * Calls as short text for tests, separated by semicolons: `creat /a; write 3 text; B:close 3`. `open!` is with create and
 * exclusive, `openw` for reading and writing with create.
 */
export function calls(text: string): Call[] {
  return text.split('; ').map((part) => {
    const [, name, rest] = part.match(/^(?:(\w+):)?(.*)$/) as RegExpMatchArray
    const process = name ?? 'A'
    const [type, first = '', second = ''] = (rest as string).split(' ')
    switch (type) {
      case 'open':
        return { type, process, path: first }
      case 'open!':
        return { type: 'open', process, path: first, create: true, exclusive: true }
      case 'openw':
        return { type: 'open', process, path: first, create: true, access: 'read-write' }
      case 'mkdir':
      case 'rmdir':
      case 'creat':
      case 'unlink':
        return { type, process, path: first }
      case 'read':
        return { type, process, descriptor: Number(first), bytes: Number(second) }
      case 'write':
        return { type, process, descriptor: Number(first), text: (rest as string).slice(7 + first.length) }
      case 'lseek':
        return { type, process, descriptor: Number(first), offset: Number(second) }
      case 'truncate':
        return { type, process, path: first, length: Number(second) }
      case 'close':
      case 'dup':
      case 'fsync':
        return { type, process, descriptor: Number(first) }
      case 'link':
      case 'rename':
        return { type, process, from: first, to: second }
      case 'symlink':
        return { type, process, target: first, path: second }
      case 'fork':
        return { type, process, child: first }
      case 'sync':
      case 'exit':
        return { type, process }
      default:
        throw new Error(`No call ${type}`)
    }
  })
}
