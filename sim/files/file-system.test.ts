import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { calls } from './calls.fixture.ts'
import type { FileSystemInput } from './config.ts'
import { fileSystem } from './file-system.ts'
import type { FileSystemState } from './state.ts'
import { checkDisk, inodesOf, textOnDisk } from './storage/check-disk.ts'
import { layoutOf } from './storage/layout.ts'

function configOf(text: string, input: FileSystemInput = {}) {
  const config = parseConfig(fileSystem, { ...input, operations: calls(text) })
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  return config.value
}

function play(text: string, input: FileSystemInput = {}) {
  const { state, trace } = run(fileSystem, configOf(text, input))
  const results = trace.flatMap((event) => {
    if (event.type === 'call-failed') return [event.error]
    return event.type === 'call-succeeded' ? [event.result ?? '0'] : []
  })
  return { state, trace, results: results.join(' | ') }
}

// POSIX (IEEE Std 1003.1-2024): the error that each call must answer.
test.each([
  ['open /x', 'ENOENT'],
  ['mkdir /a/b', 'ENOENT'],
  ['mkdir /a; mkdir /a', '0 | EEXIST'],
  ['creat /a; open! /a', '3 | EEXIST'],
  ['creat /a; open /a/b', '3 | ENOTDIR'],
  ['mkdir /d; creat /d', '0 | EISDIR'],
  ['mkdir /d; open /d; read 3 4', '0 | 3 | EISDIR'],
  ['symlink /l /l; open /l', '0 | ELOOP'],
  ['symlink /none /l; open /l', '0 | ENOENT'],
  ['symlink /new /l; creat /l; open /new', '0 | 3 | 4'],
  ['mkdir /d; link /d /e', '0 | EPERM'],
  ['creat /a; link /a /b; link /a /c; link /a /d', '3 | 0 | 0 | EMLINK'],
  ['mkdir /a; mkdir /b', '0 | EMLINK'],
  ['mkdir /d; creat /d/a; rmdir /d', '0 | 3 | ENOTEMPTY'],
  ['creat /a; rmdir /a', '3 | ENOTDIR'],
  ['mkdir /d; unlink /d', '0 | EPERM'],
  ['rmdir /', 'EBUSY'],
  ['read 3 1', 'EBADF'],
  ['close 3', 'EBADF'],
  ['creat /a; read 3 1', '3 | EBADF'],
  ['creat /a; lseek 3 -1', '3 | EINVAL'],
  ['creat /a; lseek 3 60; write 3 12345678', '3 | 60 | 4, a short write'],
  ['creat /a; lseek 3 64; write 3 x', '3 | 64 | EFBIG'],
  ['creat /averylongname', 'ENAMETOOLONG'],
  ['mkdir /d; rename /d /d/e', '0 | EINVAL'],
  ['mkdir /d; creat /a; rename /a /d; rename /d /a', '0 | 3 | EISDIR | ENOTDIR'],
  ['B:sync', 'ESRCH'],
  ['creat /a; creat /b; creat /c; creat /d; creat /e; creat /f; creat /g; creat /h', /8 \| 9 \| ENOSPC$/],
])('%s gives %s', (text, expected) => {
  const { results } = play(text, { maxLinks: 3, inodes: 8 })
  if (typeof expected === 'string') expect(results).toBe(expected)
  else expect(results).toMatch(expected)
})

test('a full disk gives a short write, then ENOSPC', () => {
  const input: FileSystemInput = { journal: 'none', blocks: 10, inodes: 4, blockBytes: 4 }
  expect(play('creat /a; write 3 0123456789abcdefghijklmnopqrst; write 3 x', input).results).toBe(
    '3 | 20, a short write | ENOSPC',
  )
})

test('a descriptor table has 16 places', () => {
  const opens = Array.from({ length: 13 }, () => 'open /').join('; ')
  expect(play(`${opens}; open /`).results).toMatch(/15 \| EMFILE$/)
})

// open(2), dup(2), fork(2): OSTEP ch. 39.5 and 39.6.
test('dup and fork share one offset, a second open has its own', () => {
  const { results } = play(
    'creat /a; fork B; write 3 abcd; B:write 3 ef; dup 3; lseek 4 1; write 3 X; open /a; read 5 9',
  )
  expect(results).toBe('3 | B | 4 | 2 | 4 | 1 | 1 | 5 | 6, "aXcdef"')
})

test('a hole reads as zeros and takes no block', () => {
  const { results, state } = play('openw /a; lseek 3 17; write 3 x; lseek 3 0; read 3 18')
  expect(results).toBe('3 | 17 | 1 | 0 | 18, "·················x"')
  expect(inodesOf(state.disk, state.config)[1]?.blocks).toEqual([null, null, 18])
})

test('a file without names lives until its last descriptor closes', () => {
  const { trace, results } = play('openw /a; write 3 text; unlink /a; open /a; lseek 3 0; read 3 9; close 3')
  expect(results).toBe('3 | 4 | 0 | ENOENT | 0 | 4, "text" | 0')
  const freed = trace.filter(({ type }) => type === 'inode-orphaned' || type === 'inode-freed')
  expect(freed.map(({ type, time }) => `${type}@${time}`)).toEqual(['inode-orphaned@2', 'inode-freed@6'])
})

test('a symbolic link survives its target, a hard link is the target', () => {
  const { results } = play('creat /a; link /a /h; symlink /a /s; unlink /a; open /h; open /s')
  expect(results).toBe('3 | 0 | 0 | 0 | 4 | ENOENT')
})

test('rename replaces the target, moves .. and leaves two names of one inode alone', () => {
  expect(play('creat /a; creat /b; rename /a /b; open /a; open /b').results).toBe('3 | 4 | 0 | ENOENT | 5')
  expect(play('creat /a; link /a /b; rename /a /b; open /a').results).toBe('3 | 0 | 0 | 4')
  expect(play('mkdir /a; mkdir /b; rename /a /b/a; open /b/a/../../b/a').results).toBe('0 | 0 | 0 | 3')
})

test('the lowest free inode and block are taken, and clean blocks stay in the page cache', () => {
  const { trace } = play('creat /a; close 3; unlink /a; creat /b', { journal: 'none' })
  const inodes = trace.flatMap((event) => (event.type === 'inode-allocated' ? [event.inode] : []))
  expect(inodes).toEqual([1, 1])
  expect(trace.filter(({ type }) => type === 'block-read').length).toBe(3)
})

/**
 * OSTEP ch. 42.1: appending a block writes inode (table at 3), data bitmap (2) and data; each subset that a crash leaves.
 */
test.each([
  ['', 'crash: consistent'],
  ['data', 'crash: consistent'],
  ['inode', 'crash: inconsistent metadata'],
  ['bitmap', 'crash: inconsistent metadata'],
  ['inode bitmap', 'crash: consistent'],
  ['inode data', 'crash: inconsistent metadata'],
  ['bitmap data', 'crash: inconsistent metadata'],
  ['inode bitmap data', 'crash: consistent'],
])('ostep: of the three writes of an append only %s reached the disk: %s', (written, expected) => {
  const config = configOf('creat /a; write 3 11111111; sync; write 3 22222222; sync', {
    journal: 'none',
    crash: 'any',
    writeOrder: 'any',
  })
  let state = fileSystem.init(config)
  const take = (type: string, block?: number) => {
    const action = fileSystem
      .enabled(state)
      .find((one) => one.type === type && (block === undefined || ('block' in one && one.block === block)))
    if (action === undefined) throw new Error(`no ${type} ${block}`)
    state = fileSystem.step(state, action).state
  }
  for (let writes = 0; state.nextOperation < 5; ) {
    const isWrite = state.writeBack !== null
    take(isWrite ? 'write' : 'call')
    if (isWrite) writes += 1
    expect(writes).toBeLessThan(20)
  }
  const blocks: Record<string, number> = { inode: 3, bitmap: 2, data: layoutOf(config).data + 2 }
  expect(fileSystem.enabled(state).map((one) => ('block' in one ? one.block : one.type))).toEqual([
    2,
    3,
    blocks.data,
    'crash',
  ])
  for (const name of written.split(' ').filter(Boolean)) take('write', blocks[name])
  if (state.phase === 'running') take('crash')
  take('inspect')
  expect(fileSystem.outcome?.(state)).toBe(expected)
})

test('ostep ch. 42.3: data and journal first, then the commit block, then the checkpoint, then the header', () => {
  const { trace } = play('creat /a; write 3 x; fsync 3', { inodes: 4 })
  const order = trace.flatMap((event) =>
    event.type === 'block-written' && event.time < 12
      ? [`${event.purpose}:${event.home ?? event.block}`]
      : [],
  )
  expect(order.join(' ')).toBe(
    'journal:17 journal:5 journal:1 journal:2 journal:3 journal:16 commit:10 checkpoint:1 checkpoint:2',
  )
})

const propertiesOf = (text: string, input: FileSystemInput) =>
  Object.fromEntries(
    check(fileSystem, configOf(text, input)).properties.map(({ name, verdict }) => [name, verdict]),
  )

const ANY: FileSystemInput = { crash: 'any', writeOrder: 'any', inodes: 4, journalBlocks: 9 }
const STORY = 'mkdir /d; creat /d/a; write 3 one; sync; unlink /d/a; creat /b; write 4 two; fsync 4'

test.each(['metadata', 'ordered', 'data'] as const)(
  'under %s journalling every crash in every order recovers to consistent metadata',
  (journal) => {
    const properties = propertiesOf(STORY, { ...ANY, journal })
    expect(properties['with a journal the metadata is consistent after recovery']).toBe('holds')
    expect(properties['in ordered and data mode no file shows stale blocks']).toBe('holds')
    expect(properties['what fsync returned for is there after the crash']).toBe('holds')
  },
)

test('without a journal some crash leaves contradictions, and what fsync wrote is there all the same', () => {
  const properties = propertiesOf(STORY, { ...ANY, journal: 'none' })
  expect(properties['without a journal some crash leaves the metadata inconsistent']).toBe('holds')
  expect(properties['what fsync returned for is there after the crash']).toBe('holds')
  const witness = check(fileSystem, configOf(STORY, { ...ANY, journal: 'none' })).outcomes
  expect(witness.some(({ outcome }) => outcome === 'crash: inconsistent metadata')).toBe(true)
})

test('stale data: metadata mode can show it, ordered mode never', () => {
  const secret = 'creat /s; write 3 password; close 3; sync; unlink /s; sync; creat /n; write 3 hi; sync'
  const outcomes = (journal: 'metadata' | 'ordered') =>
    check(fileSystem, configOf(secret, { ...ANY, journal })).outcomes.map(({ outcome }) => outcome)
  expect(outcomes('metadata')).toContain('crash: stale data')
  expect(outcomes('ordered')).toEqual(['crash: consistent', 'no crash: consistent'])
})

test('a block freed by an uncommitted transaction is not used again, so the old file never shows the new one', () => {
  const text = 'creat /s; write 3 password; close 3; sync; unlink /s; creat /n; write 3 hi; sync'
  const properties = propertiesOf(text, { ...ANY, journal: 'ordered' })
  expect(properties['in ordered and data mode no file shows stale blocks']).toBe('holds')
})

test('without barriers the commit can overtake the copies', () => {
  const properties = propertiesOf('creat /a; sync', { ...ANY, hasBarriers: false })
  expect(properties['with a journal the metadata is consistent after recovery']).toBe('violated')
})

test('revoke records keep a freed directory out of the new file', () => {
  const text = 'mkdir /d; sync; rmdir /d; sync; creat /f; write 3 mine; fsync 3'
  const input: FileSystemInput = {
    ...ANY,
    writeOrder: 'fixed',
    checkpoint: 'when-full',
    journalBlocks: 40,
    blocks: 60,
  }
  expect(propertiesOf(text, input)['what fsync returned for is there after the crash']).toBe('holds')
  const without = propertiesOf(text, { ...input, hasRevokes: false })
  expect(without['what fsync returned for is there after the crash']).toBe('violated')
})

test('a clean block leaves a full page cache, the least recently used first, and dirty ones are written first', () => {
  const { trace, state } = play('creat /a; write 3 x; mkdir /d; creat /d/b', {
    cacheBlocks: 4,
    journal: 'none',
  })
  expect(trace.some(({ type }) => type === 'blocks-evicted')).toBe(true)
  expect(trace.some((event) => event.type === 'write-back-started' && event.reason === 'cache-full')).toBe(
    true,
  )
  expect(state.report?.problems).toEqual([])
})

test('the presets keep their promises', () => {
  const of = (id: string) => {
    const config = fileSystem.configSchema.parse(
      fileSystem.presets.find((preset) => preset.id === id)?.config,
    )
    const { state, trace } = run(fileSystem, config)
    return { trace, end: fileSystem.outcome?.(state), problems: state.report?.problems }
  }
  expect(of('stale-metadata').end).toBe('crash: stale data')
  expect(of('fsync-not-the-directory').problems).toEqual([{ type: 'inode-unreachable', inode: 1 }])
  expect(of('revoke').end).toBe('crash: stale data, a broken promise of fsync')
  const errors = of('errors').trace.flatMap((event) => (event.type === 'call-failed' ? [event.error] : []))
  expect(errors.join(' ')).toBe('ENOENT EEXIST ENOTDIR EISDIR ELOOP ENOTEMPTY EBADF EMLINK')
})

/** What the file /a holds after a crash after each number of writes, once its first version is on the disk. */
function savedTexts(input: FileSystemInput, isSynced: boolean): Set<string> {
  const save = `creat /tmp; write 4 new text; ${isSynced ? 'fsync 4; ' : ''}rename /tmp /a; sync`
  const first = 'creat /a; write 3 old text; sync'
  const texts = new Set<string>()
  const before = play(`${first}`, input).state.writes
  for (let at = before; at < before + 60; at++) {
    const { state } = play(`${first}; ${save}`, { ...input, crash: 'after-writes', crashAfterWrites: at })
    const directory = state.disk[layoutOf(state.config).data]
    const entry = directory?.type === 'directory' ? directory.entries.find((one) => one?.name === 'a') : null
    const inode = entry ? inodesOf(state.disk, state.config)[entry.inode] : null
    texts.add(
      inode ? textOnDisk(state.disk, inode, state.config.blockBytes).replaceAll('\0', '.') : 'no file',
    )
  }
  return texts
}

test('write, fsync, rename: whenever the power fails, the file has its old or its new text', () => {
  for (const journal of ['metadata', 'ordered', 'data'] as const) {
    expect([...savedTexts({ journal }, true)].sort()).toEqual(['new text', 'old text'])
  }
})

test('without the fsync, metadata mode can leave the new name with nothing behind it', () => {
  expect([...savedTexts({ journal: 'metadata' }, false)].sort()).toEqual(['........', 'new text', 'old text'])
  expect([...savedTexts({ journal: 'ordered' }, false)].sort()).toEqual(['new text', 'old text'])
})

const path = fc.constantFrom('/a', '/b', '/d', '/d/a', '/d/b', '/l', '/d/..')
const word = fc.oneof(
  fc
    .tuple(fc.constantFrom('mkdir', 'rmdir', 'creat', 'openw', 'unlink', 'open'), path)
    .map((part) => part.join(' ')),
  fc.tuple(fc.constantFrom('link', 'rename', 'symlink'), path, path).map((part) => part.join(' ')),
  fc
    .tuple(fc.constantFrom('close', 'fsync', 'dup'), fc.integer({ min: 3, max: 5 }))
    .map((part) => part.join(' ')),
  fc
    .tuple(fc.constant('write'), fc.integer({ min: 3, max: 5 }), fc.constantFrom('x', 'hello, world'))
    .map((part) => part.join(' ')),
  fc.tuple(fc.constant('truncate'), path, fc.constantFrom(0, 3, 20)).map((part) => part.join(' ')),
  fc.constant('sync'),
)
const script = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join('; '))
const modes = fc.constantFrom('metadata' as const, 'ordered' as const, 'data' as const)

/** What is on the disk once everything in memory were written: the file system as calls see it. */
function seen({ disk, cache }: FileSystemState) {
  return disk.map((content, block) => cache[block]?.content ?? content)
}

/** Names, lengths and link counts of everything that has a name. */
function treeOf(disk: FileSystemState['disk'], { config }: FileSystemState): string {
  const inodes = inodesOf(disk, config)
  const lines: string[] = []
  const visit = (directory: number, at: string) => {
    for (const block of inodes[directory]?.blocks ?? []) {
      const content = block === null ? null : disk[block]
      for (const entry of content?.type === 'directory' ? content.entries : []) {
        if (entry === null || entry.name.startsWith('.')) continue
        const inode = inodes[entry.inode]
        lines.push(`${at}${entry.name} ${inode?.file} ${inode?.bytes} ${inode?.links}`)
        if (inode?.type === 'directory') visit(entry.inode, `${at}${entry.name}/`)
      }
    }
  }
  visit(0, '/')
  return lines.sort().join('\n')
}

test('after every call the file system in memory is consistent, but for files that are only open', () => {
  fc.assert(
    fc.property(script, fc.constantFrom('none' as const, 'ordered' as const), (text, journal) => {
      const config = configOf(text, { journal, inodes: 6, maxLinks: 4 })
      let state = fileSystem.init(config)
      for (let action = fileSystem.enabled(state)[0]; action; action = fileSystem.enabled(state)[0]) {
        state = fileSystem.step(state, action).state
        const problems = checkDisk(seen(state), config).filter(({ type }) => type !== 'inode-unreachable')
        expect(problems).toEqual([])
      }
      expect(state.report).toEqual({ problems: [], stale: [], broken: [] })
    }),
    { numRuns: 200 },
  )
})

test('whenever the power fails, a journal recovers the tree as it was after some call', () => {
  fc.assert(
    fc.property(script, modes, fc.nat({ max: 60 }), fc.boolean(), (text, journal, at, isLazy) => {
      const input: FileSystemInput = {
        journal,
        inodes: 6,
        maxLinks: 4,
        flushEvery: 2,
        checkpoint: isLazy ? 'when-full' : 'at-once',
        crash: 'after-writes',
        crashAfterWrites: at,
      }
      const config = configOf(text, input)
      let state = fileSystem.init(config)
      const prefixes = new Set([treeOf(seen(state), state)])
      for (let action = fileSystem.enabled(state)[0]; action; action = fileSystem.enabled(state)[0]) {
        state = fileSystem.step(state, action).state
        if (action.type === 'call') prefixes.add(treeOf(seen(state), state))
      }
      expect(state.report?.problems).toEqual([])
      expect(state.report?.broken).toEqual([])
      if (journal !== 'metadata') expect(state.report?.stale).toEqual([])
      expect(prefixes).toContain(treeOf(state.disk, state))
    }),
    { numRuns: 200 },
  )
})

const edit = fc.oneof(
  fc.record({
    type: fc.constant('write' as const),
    text: fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 20 }),
  }),
  fc.record({ type: fc.constant('seek' as const), to: fc.nat({ max: 30 }) }),
  fc.record({ type: fc.constant('truncate' as const), to: fc.nat({ max: 30 }) }),
)

test('bytes: writes, seeks and truncates agree with a plain string', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), fc.integer({ min: 4, max: 9 }), (edits, blockBytes) => {
      let text = ''
      let offset = 0
      const words = edits.map((one) => {
        if (one.type === 'write') {
          if (one.text !== '') {
            text = text.padEnd(offset, '\0')
            text = text.slice(0, offset) + one.text + text.slice(offset + one.text.length)
          }
          offset += one.text.length
          return { type: 'write' as const, descriptor: 3, text: one.text }
        }
        if (one.type === 'seek') {
          offset = one.to
          return { type: 'lseek' as const, descriptor: 3, offset: one.to }
        }
        text = text.slice(0, one.to).padEnd(one.to, '\0')
        return { type: 'truncate' as const, path: '/f', length: one.to }
      })
      fc.pre(text.length <= 8 * blockBytes && offset <= 8 * blockBytes)
      const operations = [
        { type: 'open' as const, path: '/f', access: 'read-write' as const, create: true },
        ...words,
        { type: 'lseek' as const, descriptor: 3, offset: 0 },
        { type: 'read' as const, descriptor: 3, bytes: 512 },
      ]
      const config = fileSystem.configSchema.parse({ journal: 'none', blocks: 48, blockBytes, operations })
      const { trace } = run(fileSystem, config)
      const failed = trace.filter(({ type }) => type === 'call-failed')
      fc.pre(failed.length === 0)
      const last = trace.findLast((event) => event.type === 'call-succeeded')
      const expected =
        text === '' ? '0, the end of the file' : `${text.length}, "${text.replaceAll('\0', '·')}"`
      expect(last).toMatchObject({ result: expected })
    }),
    { numRuns: 200 },
  )
})
