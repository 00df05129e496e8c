import { Badge } from './badge.tsx'

const tones = { easy: 'success', medium: 'warning', hard: 'danger' } as const

export function DifficultyBadge({ difficulty }: { difficulty: keyof typeof tones }) {
  return <Badge tone={tones[difficulty]}>{difficulty}</Badge>
}
