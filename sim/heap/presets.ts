import type { Preset } from '../core/simulation.ts'
import type { FreeSpaceInput } from './config.ts'

type Operation = NonNullable<FreeSpaceInput['operations']>[number]

/** `+10` allocates 10 bytes, `-0` frees allocation 0. */
function operations(text: string): Operation[] {
  return text.split(' ').map((word): Operation => {
    if (word === 'reclaim') return { type: 'reclaim' }
    const value = Number(word.slice(1))
    return word[0] === '+' ? { type: 'allocate', size: value } : { type: 'free', allocation: value }
  })
}

const HOLES = '+20 +10 +25 +10 +15 +10 -0 -2 -4 +12 +14 +24'

export const freeSpacePresets: readonly Preset<FreeSpaceInput>[] = [
  {
    id: 'holes-best-fit',
    title: 'Best fit keeps the large hole',
    note: 'Holes of 20, 25 and 15 bytes, and requests for 12, 14 and 24. Best fit serves all three. Try first fit and worst fit on the same requests.',
    config: { policy: 'best', operations: operations(HOLES) },
  },
  {
    id: 'holes-worst-fit',
    title: 'Worst fit cuts up the large hole',
    note: 'The same holes and requests. Worst fit takes from the largest each time, and the request for 24 bytes fails although more than 24 are free.',
    config: { policy: 'worst', operations: operations(HOLES) },
  },
  {
    id: 'no-coalescing',
    title: 'Free memory that nobody can use',
    note: 'Everything is given back, but the pieces are never joined: 100 bytes are free and a request for 50 fails. Switch coalesce on.',
    config: {
      policy: 'first',
      coalesce: false,
      operations: operations('+25 +25 +25 +25 -0 -1 -2 -3 +50'),
    },
  },
  {
    id: 'list-order',
    title: 'Coalescing needs neighbours in the list',
    note: 'The script of the book joins only blocks that are neighbours in the list. Freed blocks go to the front here, so the list is in the wrong order and nothing is joined. Sort by address instead.',
    config: {
      policy: 'first',
      order: 'front',
      convention: 'ostep',
      operations: operations('+25 +25 +25 +25 -0 -1 -2 -3 +50'),
    },
  },
  {
    id: 'buddy-halves',
    title: 'Buddies split and join',
    note: 'A request for 10 bytes halves the heap down to a block of 16. When both buddies are free they become one again, up to the whole heap.',
    config: { policy: 'buddy', heapBytes: 128, operations: operations('+10 +30 +12 -0 -2 -1') },
  },
  {
    id: 'segregated-classes',
    title: 'A list for each size class',
    note: 'Freed blocks wait in the list of their class, so a request of that size finds one at once: compare the blocks searched with first fit.',
    config: {
      policy: 'segregated',
      coalesce: false,
      heapBytes: 256,
      operations: operations('+8 +40 +8 +40 +8 +40 -0 -1 -2 -3 -4 +40 +8 +40'),
    },
  },
  {
    id: 'slabs',
    title: 'A slab for each kind of object',
    note: 'Objects of 12 and of 28 bytes come from slabs of their own: a freed object fits the next request exactly, and nothing is searched. Each slab of a cache starts 4 bytes further in. At the end empty slabs go back.',
    config: {
      policy: 'slab',
      heapBytes: 384,
      operations: operations('+12 +28 +12 +12 +28 +12 +12 +28 -1 +28 -0 -2 -3 -5 +100 -6 reclaim'),
    },
  },
  {
    id: 'slabs-under-pressure',
    title: 'Empty slabs are memory in waiting',
    note: 'One cache has filled the heap and freed everything, and its slabs are empty. A request of the other kind needs a slab: the empty ones are reclaimed first.',
    config: {
      policy: 'slab',
      heapBytes: 128,
      operations: operations('+12 +12 +12 +12 +12 +12 -0 -1 -2 -3 -4 -5 +28 +28'),
    },
  },
  {
    id: 'headers-and-alignment',
    title: 'What an allocation really costs',
    note: 'Each block carries a header of 8 bytes and is rounded to 4: ten requests for 1 byte take 120 bytes. Watch the internal fragmentation.',
    config: {
      policy: 'first',
      heapBytes: 128,
      headerBytes: 8,
      alignmentBytes: 4,
      operations: operations('+1 +1 +1 +1 +1 +1 +1 +1 +1 +1 +1'),
    },
  },
]
