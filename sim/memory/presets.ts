import type { Preset } from '../core/simulation.ts'
import type { PageReplacementInput } from './config.ts'

const BELADY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]
const LOOP = Array.from({ length: 20 }, (_, index) => index % 5)
const SCAN = [1, 2, 1, 2, 1, 2, 10, 11, 12, 13, 14, 15, 1, 2, 1, 2, 16, 17, 18, 19, 1, 2]
const PHASES = [1, 2, 3, 1, 2, 3, 1, 2, 3, 7, 8, 7, 8, 7, 8, 7, 8]
const HOT_AND_COLD = [0, 1, 7, 0, 1, 8, 0, 1, 9, 0, 1, 10, 0, 1, 11, 0, 1, 12]

export const pageReplacementPresets: readonly Preset<PageReplacementInput>[] = [
  {
    id: 'belady-three-frames',
    title: "Belady's anomaly, three frames",
    note: 'fifo has 9 faults here. Give it a fourth frame and count again.',
    config: { policy: 'fifo', frames: 3, references: BELADY },
  },
  {
    id: 'belady-four-frames',
    title: "Belady's anomaly, four frames",
    note: 'More memory, more faults: 10. Under lru and opt this cannot happen.',
    config: { policy: 'fifo', frames: 4, references: BELADY },
  },
  {
    id: 'loop-over-memory',
    title: 'A loop one page larger than memory',
    note: 'lru always evicts the page that comes next, so nothing hits. Compare with opt.',
    config: { policy: 'lru', frames: 4, references: LOOP },
  },
  {
    id: 'hot-pages',
    title: 'Two hot pages among passers-by',
    note: 'lru keeps pages 0 and 1. fifo evicts them again and again because they were loaded early.',
    config: { policy: 'lru', frames: 3, references: HOT_AND_COLD },
  },
  {
    id: 'clock-second-chance',
    title: 'The clock gives used pages a second chance',
    note: 'Watch the hand lower use bits until it finds a page that nobody used since its last turn.',
    config: { policy: 'clock', frames: 3, references: HOT_AND_COLD },
  },
  {
    id: 'optimal',
    title: 'The best that is possible',
    note: 'opt looks into the future. No policy has fewer faults on this stream, so it is the yardstick.',
    config: { policy: 'opt', frames: 3 },
  },
  {
    id: 'mru-loop',
    title: 'A loop is where the last used page should go',
    note: 'The loop that defeats lru: mru has 8 faults, as few as opt, because it keeps what comes round soonest.',
    config: { policy: 'mru', frames: 4, references: LOOP },
  },
  {
    id: 'scan-resistance',
    title: 'A scan that flushes memory',
    note: 'Two hot pages, then a scan of pages used once. lru loses the hot ones each time; arc keeps pages that were used more than once apart from those of the scan. Compare the faults.',
    config: { policy: 'arc', frames: 4, references: SCAN },
  },
  {
    id: 'working-set-phases',
    title: 'The working set breathes',
    note: 'Three pages in the first phase, two in the second: pages that are not used within the window leave, and frames become free.',
    config: { policy: 'working-set', frames: 5, windowReferences: 4, references: PHASES },
  },
  {
    id: 'aging-byte',
    title: 'Counters that forget',
    note: 'Every four references the use bits shift into a byte per page; the lowest byte goes. With nfu instead, old use never fades.',
    config: {
      policy: 'aging',
      frames: 3,
      references: [1, 1, 2, 1, 1, 2, 1, 3, 2, 3, 2, 3, 2, 4, 2, 3, 4, 2],
    },
  },
  {
    id: 'dirty-pages',
    title: 'Writing makes eviction dear',
    note: 'Half of the references write. Each dirty page that leaves is written to disk first: look at the time.',
    config: {
      policy: 'lru',
      frames: 3,
      references: HOT_AND_COLD,
      writes: [0, 2, 5, 6, 8, 11, 14, 17],
      cachedPages: [0, 1],
    },
  },
  {
    id: 'prefetch-sequential',
    title: 'Reading ahead of a scan',
    note: 'The program goes through memory page by page. Each fault reads two pages more in the same transfer, and both are used: a third of the faults. Set prefetch to none and compare the time.',
    config: {
      policy: 'lru',
      frames: 6,
      references: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
      prefetch: { policy: 'sequential', pages: 2 },
    },
  },
  {
    id: 'prefetch-useless',
    title: 'Reading ahead of jumps',
    note: 'The same prefetch where no page is followed by its neighbour: the pages read ahead push useful ones out and leave unused. Try readahead, which waits until it sees a sequence.',
    config: {
      policy: 'lru',
      frames: 4,
      references: [0, 20, 40, 0, 20, 40, 0, 20, 40, 0, 20, 40],
      prefetch: { policy: 'sequential', pages: 2 },
    },
  },
  {
    id: 'prefetch-readahead',
    title: 'A window that grows with success',
    note: 'Two jumps, then a sequence: the second fault in a row reads 2 pages ahead, the next 4, then 8. A jump closes the window again.',
    config: {
      policy: 'lru',
      frames: 10,
      references: [50, 70, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 90, 18],
      prefetch: { policy: 'readahead', pages: 8 },
    },
  },
]
