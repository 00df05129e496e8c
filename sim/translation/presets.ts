import type { Preset } from '../core/simulation.ts'
import type { AddressTranslationInput } from './config.ts'

const at = (...addresses: number[]) => addresses.map((address) => ({ address }))

/** An array of 10 numbers of 4 bytes at address 100, page after page of 16 bytes (OSTEP ch. 19.2). */
const ARRAY = Array.from({ length: 10 }, (_, index) => ({ address: 100 + 4 * index }))

const switching = Array.from({ length: 12 }, (_, index) => ({
  address: 16 * (index % 2),
  space: Math.floor(index / 2) % 2,
}))

export const addressTranslationPresets: readonly Preset<AddressTranslationInput>[] = [
  {
    id: 'base-and-bounds',
    title: 'One register pair',
    note: 'The space of 1 KB stands at 3000. Every address below the limit of 400 gets the base added; the others fault.',
    config: {
      scheme: 'base-bounds',
      spaces: [{ base: 3000, limit: 400 }],
      accesses: at(0, 128, 399, 400, 900),
    },
  },
  {
    id: 'two-segments',
    title: 'Heap and stack apart',
    note: 'Addresses in the upper half belong to the stack and count down from its base: 1023 is its first byte. What lies between the segments takes no memory.',
    config: {
      scheme: 'segments',
      spaces: [{ base: 2000, limit: 200, stackBase: 5000, stackLimit: 128 }],
      accesses: at(0, 199, 200, 600, 895, 896, 1023),
    },
  },
  {
    id: 'linear-table',
    title: 'A page table',
    note: 'The upper bits pick an entry, the lower ones stay. Each access reads memory twice: the entry, then the byte.',
    config: {},
  },
  {
    id: 'array-in-the-tlb',
    title: 'Spatial locality',
    note: 'Ten numbers on three pages: the first touch of each page misses and the others hit, seven times out of ten, before anything is used twice.',
    config: {
      scheme: 'linear',
      pageBits: 4,
      spaces: [{ pageTable: [0, 1, 2, 3, 4, 5, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] }],
      accesses: ARRAY,
      tlb: { entries: 8 },
    },
  },
  {
    id: 'tlb-flush',
    title: 'A switch without ASIDs empties the TLB',
    note: 'Two processes take turns and use the same two pages each. Nothing ever hits, because every switch flushes. Switch hasAsids on.',
    config: {
      pageBits: 4,
      spaces: [{ pageTable: [4, 5] }, { pageTable: [6, 7] }],
      accesses: switching,
      tlb: { entries: 8, hasAsids: false },
    },
  },
  {
    id: 'conflict-misses',
    title: 'Pages that fall into the same set',
    note: 'Four entries, but pages 0, 4 and 8 all belong to set 0 of a direct-mapped TLB and push each other out. Give it 0 ways (fully associative).',
    config: {
      pageBits: 4,
      spaces: [{ pageTable: [1, 2, 3, 4, 5, 6, 7, 8, 9] }],
      accesses: at(0, 64, 128, 0, 64, 128, 0, 64, 128),
      tlb: { entries: 4, ways: 1 },
    },
  },
  {
    id: 'three-levels',
    title: 'A tree of tables',
    note: 'Only the first and the last region are in use. A walk reads three entries, but tables for the empty middle do not exist: there the walk ends early.',
    config: {
      scheme: 'multi-level',
      levels: 3,
      pageBits: 4,
      spaces: [
        {
          pageTable: [7, 3, ...Array.from({ length: 60 }, () => null), 5, 6],
        },
      ],
      accesses: at(0, 20, 40, 500, 1000, 1020),
    },
  },
]
