import type { Preset } from '../core/simulation.ts'
import type { MemoryModelInput } from './config.ts'
import type { ModelId } from './models.ts'

// The classic names are those of Maranget, Sarkar, Sewell, "A Tutorial Introduction to the ARM and POWER Relaxed Memory Models" (2012).

/** Threads as columns, the instructions of each apart by `;`. */
function sideBySide(threads: readonly string[], question: string): string {
  const columns = threads.map((thread) => thread.split(';').map((text) => text.trim()))
  const rows = Math.max(...columns.map(({ length }) => length))
  const widths = columns.map((column) => Math.max(...column.map(({ length }) => length)))
  const lines = Array.from({ length: rows }, (_, row) =>
    columns
      .map((column, index) => (column[row] ?? '').padEnd(widths[index]!))
      .join(' || ')
      .trimEnd(),
  )
  return [...lines, question].join('\n')
}

type Story = { readonly title: string; readonly note: string; readonly model: ModelId }

function preset(
  id: string,
  threads: readonly string[],
  { question, ...story }: Story & { question: string },
): Preset<MemoryModelInput> {
  const { title, note, model } = story
  return { id, title, note, config: { test: sideBySide(threads, question), model } }
}

const SB = 'exists 0:r0 = 0 /\\ 1:r1 = 0'
const MP = 'exists 1:r0 = 1 /\\ 1:r1 = 0'
const LB = 'exists 0:r0 = 1 /\\ 1:r1 = 1'
const WRC = 'exists 1:r0 = 1 /\\ 2:r1 = 1 /\\ 2:r2 = 0'
const RWC = 'exists 1:r0 = 1 /\\ 1:r1 = 0 /\\ 2:r2 = 0'
const IRIW = 'exists 2:r0 = 1 /\\ 2:r1 = 0 /\\ 3:r2 = 1 /\\ 3:r3 = 0'
const ISA2 = 'exists 1:r0 = 1 /\\ 2:r1 = 1 /\\ 2:r2 = 0'

const twoThreads: readonly Preset<MemoryModelInput>[] = [
  preset('sb', ['x = 1; r0 = y', 'y = 1; r1 = x'], {
    title: 'SB: store buffering',
    note: 'Each thread raises its flag, then looks at the other’s. Both can see 0, because both stores wait in buffers. Under SC that never happens. This is why Dekker’s and Peterson’s locks break on real machines.',
    model: 'tso',
    question: SB,
  }),
  preset('sb-mfence', ['x = 1; mfence; r0 = y', 'y = 1; mfence; r1 = x'], {
    title: 'SB with full fences',
    note: 'The fence waits until the thread’s own store is in memory. Look at every schedule: both reading 0 is gone, under every model.',
    model: 'tso',
    question: SB,
  }),
  preset('sb-release-acquire', ['x =rel 1; r0 =acq y', 'y =rel 1; r1 =acq x'], {
    title: 'SB with release and acquire',
    note: 'Release and acquire order what comes before a store and after a load, not a store before a later load. So RC11 still allows both 0.',
    model: 'rc11',
    question: SB,
  }),
  preset('sb-seq-cst', ['x =sc 1; r0 =sc y', 'y =sc 1; r1 =sc x'], {
    title: 'SB with seq_cst',
    note: 'The default of C++, Java volatile, Go and JavaScript atomics. The circle that the model names is why both cannot be 0.',
    model: 'rc11',
    question: SB,
  }),
  preset('sb-xchg', ['r2 = xchg(x, 1); r0 = y', 'r3 = xchg(y, 1); r1 = x'], {
    title: 'SB with atomic exchange',
    note: 'On x86 a locked instruction is a full fence, so both 0 is gone under TSO. C11 and ARMv8 promise that only for stronger orders.',
    model: 'armv8',
    question: SB,
  }),
  preset('mp', ['x = 1; y = 1', 'r0 = y; r1 = x'], {
    title: 'MP: message passing',
    note: 'x is the message, y says that it is there. Under PSO the flag can leave the buffer before the message, so the reader sees the flag and an empty message. TSO keeps stores in order.',
    model: 'pso',
    question: MP,
  }),
  preset('mp-release-acquire', ['x = 1; y =rel 1', 'r0 =acq y; r1 = x'], {
    title: 'MP with release and acquire',
    note: 'The acquire load that reads the release store synchronizes with it: the message happens before its reading. Exactly what publishing a pointer needs.',
    model: 'rc11',
    question: MP,
  }),
  preset('mp-fences', ['x = 1; fence rel; y = 1', 'r0 = y; fence acq; r1 = x'], {
    title: 'MP with fences',
    note: 'A release fence before the flag and an acquire fence after reading it do the same for relaxed accesses.',
    model: 'c11',
    question: MP,
  }),
  preset('mp-writer-only', ['x = 1; fence rel; y = 1', 'r0 = y; r1 = x'], {
    title: 'MP with a fence on one side only',
    note: 'The writer keeps its order, but an ARM reader may load x before y. Both sides need something.',
    model: 'armv8',
    question: MP,
  }),
  preset('mp-dmb-address', ['x = 1; dmb; y = 1', 'r0 = y; r1 = x[r0]'], {
    title: 'MP with an address dependency',
    note: 'The address of the second load comes from the first, so ARM cannot load early. C11 promises nothing for that.',
    model: 'armv8',
    question: MP,
  }),
  preset('mp-dmb-control', ['x = 1; dmb; y = 1', 'r0 = y; if r0 r1 = x'], {
    title: 'MP with a branch',
    note: 'A branch holds back stores, not loads: the processor guesses the branch and loads ahead. An isb after the branch stops that.',
    model: 'armv8',
    question: MP,
  }),
  preset('publish-non-atomic', ['x =na 1; y = 1', 'r0 = y; if r0 r1 =na x'], {
    title: 'A published object without order',
    note: 'x is an ordinary variable, and the flag is relaxed: nothing makes the write happen before the read. To C11 that is a data race, so undefined behaviour, whatever the machine does.',
    model: 'rc11',
    question: MP,
  }),
  preset('lb', ['r0 = x; y = 1', 'r1 = y; x = 1'], {
    title: 'LB: load buffering',
    note: 'Each load sees a store that comes after the other load. ARM may do it, and C11 allows it; RC11 forbids it to be rid of values out of thin air. Store buffers alone never do it.',
    model: 'armv8',
    question: LB,
  }),
  preset('lb-thin-air', ['r0 = x; y = r0', 'r1 = y; x = r1'], {
    title: 'LB with data: 42 out of thin air',
    note: 'Each thread copies what it reads, and nobody ever writes 42. The original C11 allows it all the same: 42 justifies itself in a circle. No machine does that, and RC11 forbids it.',
    model: 'c11',
    question: 'exists 0:r0 = 42 /\\ 1:r1 = 42',
  }),
  preset('2+2w', ['x = 1; y = 2', 'y = 1; x = 2'], {
    title: '2+2W: two stores each',
    note: 'Each location keeps the first store of one thread. Under PSO the stores of a thread pass each other; TSO keeps them in order.',
    model: 'pso',
    question: 'exists x = 1 /\\ y = 1',
  }),
  preset('2+2w-release', ['x = 1; y =rel 2', 'y = 1; x =rel 2'], {
    title: '2+2W with release stores',
    note: 'PSO and ARM now keep each thread’s stores in order. C11 still allows the outcome, because nobody acquires: without a reader there is no happens-before.',
    model: 'rc11',
    question: 'exists x = 1 /\\ y = 1',
  }),
  preset('r', ['x = 1; y = 1', 'y = 2; r0 = x'], {
    title: 'R: two stores against a store and a load',
    note: 'y = 2 comes last, yet its thread still reads the old x. A buffer is enough: the load passes its own store.',
    model: 'tso',
    question: 'exists y = 2 /\\ 1:r0 = 0',
  }),
  preset('r-mfence', ['x = 1; mfence; y = 1', 'y = 2; mfence; r0 = x'], {
    title: 'R with full fences',
    note: 'With a fence in both threads no model allows it.',
    model: 'c11',
    question: 'exists y = 2 /\\ 1:r0 = 0',
  }),
  preset('s', ['x = 2; y = 1', 'r0 = y; x = 1'], {
    title: 'S: a store read, a store overtaken',
    note: 'The second thread saw y = 1, so its x = 1 should be the younger one. Under PSO x = 2 can still arrive later.',
    model: 'pso',
    question: 'exists 1:r0 = 1 /\\ x = 2',
  }),
  preset('s-release-acquire', ['x = 2; y =rel 1', 'r0 =acq y; x = 1'], {
    title: 'S with release and acquire',
    note: 'x = 2 now happens before x = 1, and the order of stores to x has to agree.',
    model: 'rc11',
    question: 'exists 1:r0 = 1 /\\ x = 2',
  }),
  preset('n6', ['x = 1; r0 = x; r1 = y', 'y = 2; x = 2'], {
    title: 'n6: a thread sees its own store first',
    note: 'T0 reads its own x = 1 from its buffer, before anybody else sees it, so x = 1 is the last to reach memory although T0 still reads the old y. This test showed an early definition of x86 to be wrong.',
    model: 'tso',
    question: 'exists 0:r0 = 1 /\\ 0:r1 = 0 /\\ x = 1',
  }),
]

const moreThreads: readonly Preset<MemoryModelInput>[] = [
  preset('wrc', ['x = 1', 'r0 = x; y = 1', 'r1 = y; r2 = x'], {
    title: 'WRC: write to read causality',
    note: 'T1 sees x = 1 and tells T2, who still reads the old x. On store buffers a value that one other thread sees is seen by all; ARM may load or store out of order.',
    model: 'armv8',
    question: WRC,
  }),
  preset('wrc-release-acquire', ['x = 1', 'r0 = x; y =rel 1', 'r1 =acq y; r2 = x'], {
    title: 'WRC with release and acquire',
    note: 'What T1 has read before its release, T2 cannot unread after its acquire.',
    model: 'rc11',
    question: WRC,
  }),
  preset('rwc', ['x = 1', 'r0 = x; r1 = y', 'y = 1; r2 = x'], {
    title: 'RWC: read to write causality',
    note: 'T2’s store waits in its buffer while T2 reads on, so TSO allows it already.',
    model: 'tso',
    question: RWC,
  }),
  preset('rwc-fence-sc', ['x = 1', 'r0 = x; fence sc; r1 = y', 'y = 1; fence sc; r2 = x'], {
    title: 'RWC with seq_cst fences',
    note: 'The original C11 still allows it: its fences were too weak to bring sequential consistency back. RC11 repaired them. Compare the two models.',
    model: 'c11',
    question: RWC,
  }),
  preset('iriw', ['x = 1', 'y = 1', 'r0 = x; r1 = y', 'r2 = y; r3 = x'], {
    title: 'IRIW: independent reads of independent writes',
    note: 'Two readers see two stores in opposite orders. With one memory that is impossible; here an ARM reader may swap its loads.',
    model: 'armv8',
    question: IRIW,
  }),
  preset('iriw-acquire', ['x =rel 1', 'y =rel 1', 'r0 =acq x; r1 =acq y', 'r2 =acq y; r3 =acq x'], {
    title: 'IRIW with release and acquire',
    note: 'C11 allows the readers to disagree: acquire orders what one thread sees, not what all agree on. ARMv8 forbids it, because a store there becomes visible to all others at once.',
    model: 'rc11',
    question: IRIW,
  }),
  preset('iriw-seq-cst', ['x =sc 1', 'y =sc 1', 'r0 =sc x; r1 =sc y', 'r2 =sc y; r3 =sc x'], {
    title: 'IRIW with seq_cst',
    note: 'Now there is one order of all four accesses that everybody has to agree with.',
    model: 'c11',
    question: IRIW,
  }),
  preset('isa2', ['x = 1; y = 1', 'r0 = y; z = 1', 'r1 = z; r2 = x'], {
    title: 'ISA2: a message by way of a third thread',
    note: 'The flag is handed on twice. Under PSO the message can be overtaken in the first buffer.',
    model: 'pso',
    question: ISA2,
  }),
  preset('isa2-release-acquire', ['x = 1; y =rel 1', 'r0 =acq y; z =rel 1', 'r1 =acq z; r2 = x'], {
    title: 'ISA2 with release and acquire',
    note: 'Happens-before is transitive, so the message arrives.',
    model: 'rc11',
    question: ISA2,
  }),
  preset('z6u', ['x =sc 1; y =rel 1', 'r1 =sc fadd(y, 1); r2 =rlx y', 'y =sc 3; r0 =sc x'], {
    title: 'Z6.U: where the repaired C11 is weaker',
    note: 'The original C11 forbids this, but the usual code for POWER allows it. So RC11 allows it: a repair can go both ways.',
    model: 'rc11',
    question: 'exists 1:r1 = 1 /\\ 1:r2 = 3 /\\ 2:r0 = 0',
  }),
]

const oneLocation: readonly Preset<MemoryModelInput>[] = [
  preset('corr', ['x = 1', 'r0 = x; r1 = x'], {
    title: 'CoRR: two reads of one location',
    note: 'A thread that has seen the new value cannot see the old one again. Every model here keeps that promise for a single location.',
    model: 'armv8',
    question: 'exists 1:r0 = 1 /\\ 1:r1 = 0',
  }),
  preset('coww', ['x = 1; x = 2'], {
    title: 'CoWW: two writes of one location',
    note: 'The later store of a thread to the same location is the later one for everybody.',
    model: 'pso',
    question: 'exists x = 1',
  }),
  preset('cowr', ['x = 1; r0 = x', 'x = 2'], {
    title: 'CoWR: a write, then a read',
    note: 'A thread cannot read something older than its own store.',
    model: 'tso',
    question: 'exists 0:r0 = 2 /\\ x = 1',
  }),
  preset('corw', ['r0 = x; x = 1', 'x = 2'], {
    title: 'CoRW: a read, then a write',
    note: 'A store comes after whatever its thread has read before.',
    model: 'c11',
    question: 'exists 0:r0 = 2 /\\ x = 2',
  }),
  preset('atomic-add', ['r0 = fadd(x, 1)', 'r1 = fadd(x, 1)'], {
    title: 'Two atomic additions',
    note: 'Even relaxed, an update reads the latest value and nothing comes between: no addition is lost.',
    model: 'armv8',
    question: 'forall x = 2',
  }),
  preset(
    'spin-lock',
    [
      'r0 =acq cas(l, 0, 1); if (r0 == 0) x = 1; if (r0 == 0) r1 = x; if (r0 == 0) l =rel 0',
      'r0 =acq cas(l, 0, 1); if (r0 == 0) x = 2; if (r0 == 0) r1 = x; if (r0 == 0) l =rel 0',
    ],
    {
      title: 'A lock from compare-and-swap',
      note: 'Acquire to take it, release to give it back: whoever holds the lock reads its own x. Each thread tries once.',
      model: 'rc11',
      question: '~exists (0:r0 = 0 /\\ 0:r1 = 2) \\/ (1:r0 = 0 /\\ 1:r1 = 1)',
    },
  ),
]

export const memoryModelPresets: readonly Preset<MemoryModelInput>[] = [
  ...twoThreads,
  ...moreThreads,
  ...oneLocation,
]
