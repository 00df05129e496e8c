import { z } from 'zod'
import type { Draws } from '#sim/core/draws.ts'
import { addressTranslation } from '#sim/translation/address-translation.ts'
import type { AddressTranslationInput } from '#sim/translation/config.ts'
import type { Generator, Task, TaskOption } from './generator.ts'
import { play } from './play.ts'
import { paragraphs, story, table } from './wording.ts'

const SCHEMES = ['base-bounds', 'segments', 'linear'] as const

const settings = z.strictObject({
  scheme: z.enum(SCHEMES).optional().describe('Drawn if left out.'),
})

type Settings = z.infer<typeof settings>

/** An exercise before it ran: what is known, one address, and what somebody in error would compute, with the error. */
type Draft = {
  readonly input: AddressTranslationInput
  readonly prompt: string
  readonly address: number
  readonly mistakes: readonly (readonly [physical: number, why: string])[]
}

function baseAndBounds(draws: Draws): Draft {
  const base = 1024 * (2 + draws.integer(30)) + 16 * draws.integer(16)
  const limit = 128 + 16 * draws.integer(40)
  const address = draws.chance(0.65) ? draws.integer(limit) : limit + draws.integer(100)
  return {
    input: { scheme: 'base-bounds', spaceBytes: 1024, spaces: [{ base, limit }] },
    prompt: `The base register holds ${base}, the limit register ${limit} (bytes).`,
    address,
    mistakes: [
      [base + address, 'This adds the base to an address that is not below the limit.'],
      [address, 'This is the virtual address: the base was not added.'],
      [base + limit + address, 'The limit is compared with the address, not added.'],
      [base + limit, 'This is the first byte behind the process.'],
    ],
  }
}

function segmented(draws: Draws): Draft {
  const spaceBytes = 1024
  const [base, limit] = [2048 + 64 * draws.integer(32), 96 + 16 * draws.integer(16)]
  const [stackBase, stackLimit] = [8192 + 64 * draws.integer(32), 96 + 16 * draws.integer(16)]
  const isStack = draws.chance(0.5)
  const size = isStack ? stackLimit : limit
  const into = draws.chance(0.7) ? draws.integer(size) : size + draws.integer(80)
  const address = isStack ? spaceBytes - 1 - into : into
  const physical = isStack ? stackBase - (spaceBytes - address) : base + address
  return {
    input: { scheme: 'segments', spaceBytes, spaces: [{ base, limit, stackBase, stackLimit }] },
    prompt: paragraphs(
      `A virtual address space of ${spaceBytes} bytes has two segments: the lower half is segment 0, which grows up from its base; the upper half is segment 1, which grows down from its base (one past its highest byte).`,
      table(
        ['Segment', 'Base', 'Size in bytes'],
        [
          [0, base, limit],
          [1, stackBase, stackLimit],
        ],
      ),
    ),
    address,
    mistakes: [
      [physical, 'This address lies beyond the size of its segment.'],
      [
        isStack ? stackBase + address : stackBase + (spaceBytes - address),
        'Segment 1 grows down: its offset is subtracted.',
      ],
      [isStack ? base + address : stackBase + address, 'This uses the base of the other segment.'],
      [isStack ? stackBase - address : base + limit + address, 'This is not the offset within the segment.'],
    ],
  }
}

function paged(draws: Draws): Draft {
  const pageBits = 4 + draws.integer(3)
  const pageBytes = 2 ** pageBits
  const free = Array.from({ length: 16 }, (_, frame) => frame)
  const pageTable = Array.from({ length: 8 }, () =>
    draws.chance(0.3) ? null : (free.splice(draws.integer(free.length), 1)[0] ?? null),
  )
  const page = draws.integer(8)
  const offset = 1 + draws.integer(pageBytes - 1)
  const address = page * pageBytes + offset
  const frame = pageTable[page] ?? null
  const other = pageTable.find((candidate) => candidate !== null && candidate !== frame) ?? 9
  return {
    input: { scheme: 'linear', pageBits, spaceBytes: 8 * pageBytes, spaces: [{ pageTable }] },
    prompt: paragraphs(
      `Pages have ${pageBytes} bytes. This is the page table:`,
      table(
        ['Page', 'Frame'],
        pageTable.map((entry, i) => [i, entry ?? 'not valid']),
      ),
    ),
    address,
    mistakes: [
      [
        page * pageBytes + offset,
        'This is the virtual address: the frame did not take the place of the page.',
      ],
      [other * pageBytes + offset, 'This is the frame of another page.'],
      [
        (frame ?? page) + address,
        'The frame takes the place of the page number; it is not added to the address.',
      ],
      [(frame ?? page) * pageBytes, 'This is the first byte of the frame: the offset is missing.'],
    ],
  }
}

const DRAFTS = { 'base-bounds': baseAndBounds, segments: segmented, linear: paged } as const

const physicalAddress: Generator<Settings> = {
  id: 'physical-address',
  title: 'The physical address of a virtual one, or a fault',
  settings,
  draw(draws, given): Task {
    const { input, prompt, address, mistakes } = DRAFTS[given.scheme ?? draws.pick(SCHEMES)](draws)
    const { config, trace, lines } = play(addressTranslation, { ...input, accesses: [{ address }] })
    const end = trace.at(-1)
    const physical = end?.type === 'address-translated' ? end.physical : null
    return {
      config,
      prompt: paragraphs(prompt, `To which physical address does virtual address **${address}** lead?`),
      answer: { type: 'choice', options: optionsOf(physical, mistakes) },
      explanation: paragraphs(
        physical === null
          ? `Virtual address ${address} is a fault, so it has no physical address.`
          : `Virtual address ${address} leads to physical address ${physical}.`,
        story(lines),
      ),
    }
  },
}

/** The right address and up to three wrong ones that differ from it and from each other, and the fault. */
function optionsOf(physical: number | null, mistakes: Draft['mistakes']): TaskOption[] {
  const wrong = mistakes.filter(
    ([value], i) =>
      value >= 0 && value !== physical && mistakes.findIndex(([other]) => other === value) === i,
  )
  const right =
    physical === null
      ? []
      : [{ text: `${physical}`, isCorrect: true, feedback: 'This is what the hardware computes.' }]
  return [
    ...right,
    ...wrong.slice(0, 3).map(([value, feedback]) => ({ text: `${value}`, isCorrect: false, feedback })),
    {
      text: 'To none: the access is a fault',
      isCorrect: physical === null,
      feedback:
        physical === null
          ? 'The hardware refuses the access before it computes an address.'
          : 'The access is allowed; nothing about this address is out of bounds or not valid.',
    },
  ]
}

export const addressTranslationGenerators = [physicalAddress]
