import type { Operation } from './config.ts'

/** A call as C would write it, without the process: `write(3, "data")`. */
export function callText(operation: Operation): string {
  switch (operation.type) {
    case 'mkdir':
    case 'rmdir':
    case 'creat':
    case 'unlink':
      return `${operation.type}("${operation.path}")`
    case 'open': {
      const flags = (['create', 'exclusive', 'truncate', 'append'] as const).filter((flag) => operation[flag])
      return `open("${operation.path}", ${[operation.access, ...flags].join(' | ')})`
    }
    case 'read':
      return `read(${operation.descriptor}, ${operation.bytes})`
    case 'write':
      return `write(${operation.descriptor}, "${operation.text}")`
    case 'lseek':
      return `lseek(${operation.descriptor}, ${operation.offset}, ${operation.whence})`
    case 'truncate':
      return `truncate("${operation.path}", ${operation.length})`
    case 'fsync':
    case 'close':
    case 'dup':
      return `${operation.type}(${operation.descriptor})`
    case 'link':
    case 'rename':
      return `${operation.type}("${operation.from}", "${operation.to}")`
    case 'symlink':
      return `symlink("${operation.target}", "${operation.path}")`
    case 'fork':
      return `fork() of ${operation.child}`
    case 'exit':
    case 'sync':
      return `${operation.type}()`
  }
}
