import { z } from 'zod'

/** What an attempt is bound by; a snapshot of it is stored when the attempt starts. */
export const quizPolicySchema = z.strictObject({
  attempts: z.number().int().min(1).max(100).default(3).describe('How often one person may try.'),
  cooldownMinutes: z.number().int().min(0).max(10_080).default(0).describe('Wait between two attempts.'),
  timeLimitMinutes: z.number().int().min(1).max(600).nullable().default(null),
  keep: z.enum(['best', 'last']).default('best').describe('Which attempt counts.'),
  passPercent: z.number().min(0).max(100).default(70),
  reveal: z
    .enum(['after-submit', 'after-last-attempt', 'never'])
    .default('after-submit')
    .describe('When keys and explanations may leave the server.'),
  shuffleOptions: z.boolean().default(true),
})

export type QuizPolicy = z.infer<typeof quizPolicySchema>

/** The policy as a learner reads it before starting, one sentence each. */
export function describePolicy(policy: QuizPolicy): string[] {
  const { attempts, cooldownMinutes, timeLimitMinutes } = policy
  return [
    attempts === 1
      ? 'You have one attempt.'
      : `You have ${attempts} attempts; the ${keepWord(policy)} one counts.`,
    ...(cooldownMinutes > 0 && attempts > 1
      ? [`Between two attempts you wait ${minutes(cooldownMinutes)}.`]
      : []),
    timeLimitMinutes === null
      ? 'There is no time limit.'
      : `Once you start you have ${minutes(timeLimitMinutes)}. When the time is up, what is saved is graded.`,
    `You pass with ${policy.passPercent} % of the points.`,
    revealSentence(policy),
    'Answers are saved as you go, and you can continue on another device.',
  ]
}

const keepWord = ({ keep }: QuizPolicy) => (keep === 'best' ? 'best' : 'last')

function revealSentence({ reveal, attempts }: QuizPolicy): string {
  if (reveal === 'never') return 'You see your score afterwards; the answers stay closed.'
  return reveal === 'after-submit' || attempts === 1
    ? 'Right answers and explanations appear as soon as you submit.'
    : 'You see your score at once, right answers and explanations after your last attempt.'
}

/** `90 minutes`, `2 hours`, `1 day`. */
function minutes(count: number): string {
  const [unit, size] = count % 1440 === 0 ? ['day', 1440] : count % 60 === 0 ? ['hour', 60] : ['minute', 1]
  const amount = count / (size as number)
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}
