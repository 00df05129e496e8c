export type RefusalReason =
  | 'no-such-process'
  | 'name-taken'
  | 'has-ended'
  | 'cannot-act'
  | 'is-root'
  | 'no-child'
  | 'no-such-page'
  | 'bad-descriptor'
  | 'no-free-descriptor'
  | 'no-reader'

/** Times count operations from 0. Processes by name. */
export type ForkTreeEvent =
  | {
      readonly type: 'process-forked'
      readonly time: number
      readonly process: string
      readonly child: string
      /** Pages that both now share. */
      readonly sharedPages: number
    }
  | {
      readonly type: 'program-executed'
      readonly time: number
      readonly process: string
      readonly program: string
      readonly pages: number
    }
  | {
      readonly type: 'process-exited'
      readonly time: number
      readonly process: string
      readonly status: number
      readonly parent: string
      /** What becomes of it: a zombie until the parent waits, or reaped at once. */
      readonly fate: 'zombie' | 'reaped-by-waiting-parent' | 'reaped-by-root' | 'removed'
    }
  | {
      readonly type: 'process-reparented'
      readonly time: number
      readonly process: string
      readonly from: string
      readonly to: string
    }
  | {
      readonly type: 'child-reaped'
      readonly time: number
      readonly process: string
      readonly child: string
      readonly status: number
    }
  | {
      readonly type: 'process-waited'
      readonly time: number
      readonly process: string
      readonly children: number
    }
  | {
      readonly type: 'page-written'
      readonly time: number
      readonly process: string
      readonly page: number
      readonly frame: number
      /** It was copy-on-write, but nobody else has it any more. */
      readonly wasLast: boolean
    }
  | {
      readonly type: 'page-copied'
      readonly time: number
      readonly process: string
      readonly page: number
      readonly from: number
      readonly to: number
    }
  | {
      readonly type: 'descriptor-opened'
      readonly time: number
      readonly process: string
      readonly descriptor: number
      readonly file: string
    }
  | {
      readonly type: 'descriptor-closed'
      readonly time: number
      readonly process: string
      readonly descriptor: number
    }
  | {
      readonly type: 'descriptor-duplicated'
      readonly time: number
      readonly process: string
      readonly from: number
      readonly to: number
      readonly file: string
    }
  | {
      readonly type: 'bytes-read' | 'bytes-written'
      readonly time: number
      readonly process: string
      readonly file: string
      readonly bytes: number
      /** Files: the offset after it, shared by all that have this open file. Pipes: what is in it after. Else null. */
      readonly after: number | null
    }
  | { readonly type: 'end-of-file'; readonly time: number; readonly process: string; readonly file: string }
  | {
      readonly type: 'process-blocked'
      readonly time: number
      readonly process: string
      readonly file: string
      readonly reason: 'pipe-empty' | 'pipe-full'
    }
  | {
      readonly type: 'operation-refused'
      readonly time: number
      readonly process: string
      readonly operation: string
      readonly reason: RefusalReason
    }
  | { readonly type: 'tree-changed'; readonly time: number; readonly tree: string }

const REFUSED: Record<RefusalReason, string> = {
  'no-such-process': 'there is no such process',
  'name-taken': 'a process of that name is alive',
  'has-ended': 'the process has ended',
  'cannot-act': 'the process is waiting and runs no code',
  'is-root': 'the first process never ends',
  'no-child': 'the process has no child to wait for',
  'no-such-page': 'the process has no such page',
  'bad-descriptor': 'the descriptor is not open for that',
  'no-free-descriptor': 'the table of descriptors is full',
  'no-reader': 'nobody has the other end of the pipe open for reading (SIGPIPE)',
}

const FATE = {
  zombie: 'its parent has not asked for its status yet, so it stays as a zombie',
  'reaped-by-waiting-parent': 'its parent was waiting and gets the status at once',
  'reaped-by-root': 'the first process reaps its children by itself',
  removed: 'it leaves the tree at once',
} as const

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export function describeForkTreeEvent(event: ForkTreeEvent): string {
  const at = `Call ${event.time + 1}:`
  switch (event.type) {
    case 'process-forked':
      return `${at} ${event.process} forks ${event.child}; the two share ${plural(event.sharedPages, 'page')} until one of them writes.`
    case 'program-executed':
      return `${at} ${event.process} becomes the program ${event.program} with ${plural(event.pages, 'new page')}; its descriptors stay open.`
    case 'process-exited':
      return `${at} ${event.process} exits with status ${event.status}; ${FATE[event.fate]}.`
    case 'process-reparented':
      return `${at} ${event.process} is now a child of ${event.to}, because its parent ${event.from} has ended.`
    case 'child-reaped':
      return `${at} ${event.process} learns that ${event.child} ended with status ${event.status}, and the zombie is gone.`
    case 'process-waited':
      return `${at} ${event.process} waits, because none of its ${event.children === 1 ? 'children (1) has' : `${event.children} children has`} ended yet.`
    case 'page-written':
      return `${at} ${event.process} writes page ${event.page} in frame ${event.frame}${event.wasLast ? ', which nobody shares any more, so nothing is copied' : ''}.`
    case 'page-copied':
      return `${at} ${event.process} writes page ${event.page}, which is shared: frame ${event.from} is copied to frame ${event.to} first (copy-on-write).`
    case 'descriptor-opened':
      return `${at} ${event.process} gets descriptor ${event.descriptor} for ${event.file}, the lowest one that is free.`
    case 'descriptor-closed':
      return `${at} ${event.process} closes descriptor ${event.descriptor}.`
    case 'descriptor-duplicated':
      return `${at} in ${event.process} descriptor ${event.to} now means ${event.file}, as descriptor ${event.from} does.`
    case 'bytes-read':
    case 'bytes-written':
      return `${at} ${event.process} ${event.type === 'bytes-read' ? 'reads' : 'writes'} ${plural(event.bytes, 'byte')} ${event.type === 'bytes-read' ? 'from' : 'to'} ${event.file}${event.after === null ? '' : event.file.startsWith('pipe') ? `, which holds ${event.after} now` : `; the shared offset is ${event.after} now`}.`
    case 'end-of-file':
      return `${at} ${event.process} reads the end of ${event.file}, because nobody has its writing end open any more.`
    case 'process-blocked':
      return `${at} ${event.process} blocks on ${event.file}, because the pipe is ${event.reason === 'pipe-empty' ? 'empty and somebody may still write to it' : 'full'}.`
    case 'operation-refused':
      return `${at} ${event.operation} of ${event.process} fails, because ${REFUSED[event.reason]}.`
    case 'tree-changed':
      return `${at} the tree is now ${event.tree}.`
  }
}
