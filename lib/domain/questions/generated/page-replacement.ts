import { z } from 'zod'
import type { Draws } from '#sim/core/draws.ts'
import { pageReplacement } from '#sim/memory/page-replacement.ts'
import type { Generator, Task } from './generator.ts'
import { play } from './play.ts'
import { paragraphs, story } from './wording.ts'

const POLICIES = ['fifo', 'lru', 'opt', 'clock'] as const

const settings = z.strictObject({
  policy: z.enum(POLICIES).optional().describe('Drawn if left out.'),
  frames: z.int().min(2).max(5).default(3).describe('How many frames.'),
  references: z.int().min(6).max(16).default(10).describe('How many references.'),
})

type Settings = z.infer<typeof settings>

const RULES: Readonly<Record<(typeof POLICIES)[number], string>> = {
  fifo: '**FIFO**: the page that was loaded first leaves',
  lru: '**LRU**: the page that was not used for the longest time leaves',
  opt: '**OPT**: the page that is used again latest leaves; of pages that are never used again, the one loaded first',
  clock:
    '**CLOCK**: the hand points behind the frame that was loaded last; it clears the use bits it meets and stops at the first that is clear. A page is loaded with its use bit set',
}

/** References that come back to few pages more often than to many, as programs do. */
function drawReferences(draws: Draws, { frames, references }: Settings): number[] {
  const pages = frames + 1 + draws.integer(2)
  const list: number[] = []
  for (let i = 0; i < references; i++) {
    const isRecent = i > 1 && draws.chance(0.35)
    const page = isRecent ? draws.pick(list.slice(-frames)) : draws.integer(pages)
    list.push(page === list.at(-1) ? (page + 1) % pages : page)
  }
  return list
}

const count = (kind: 'faults' | 'hits'): Generator<Settings> => ({
  id: kind,
  title: kind === 'faults' ? 'The number of page faults' : 'The number of hits',
  settings,
  draw(draws, given): Task {
    const policy = given.policy ?? draws.pick(POLICIES)
    const references = drawReferences(draws, given)
    const { config, metrics, lines } = play(pageReplacement, { policy, frames: given.frames, references })
    const { faults, hits } = metrics
    const value = kind === 'faults' ? faults : hits
    return {
      config,
      prompt: paragraphs(
        `${given.frames} frames, empty at the start, fill in order. ${RULES[policy]}.`,
        `These ${references.length} references come in turn: **${references.join(', ')}**.`,
        kind === 'faults'
          ? 'How many **page faults** are there? The first use of a page is a fault too.'
          : 'How many references are **hits**?',
      ),
      answer: { type: 'number', value, tolerance: 0, unit: kind },
      explanation: paragraphs(
        `There are ${faults} faults and ${hits} hits among the ${references.length} references.`,
        story(lines),
      ),
    }
  },
})

export const pageReplacementGenerators = [count('faults'), count('hits')]
