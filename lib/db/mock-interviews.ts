import type { MockAnswer } from '#lib/domain/drills/mock-interview.ts'
import type { Db } from './client.ts'

export type MockInterview = {
  readonly id: string
  readonly answers: readonly MockAnswer[]
  readonly finishedAt: Date
}

const mockSelect = { id: true, cards: true, finishedAt: true } as const

const toMock = ({ cards, ...row }: { id: string; cards: unknown; finishedAt: Date }): MockInterview => ({
  ...row,
  answers: cards as MockAnswer[],
})

/** Stores a finished interview; sent again under the same key, the first one stays. Lock the learner before. */
export async function saveMock(
  tx: Db,
  { userId, mockKey }: { readonly userId: string; readonly mockKey: string },
  { answers, finishedAt }: Omit<MockInterview, 'id'>,
): Promise<MockInterview> {
  const row = await tx.mockInterview.upsert({
    where: { userId_mockKey: { userId, mockKey } },
    create: { userId, mockKey, cards: answers as object[], finishedAt },
    update: {},
    select: mockSelect,
  })
  return toMock(row)
}

/** A learner's interviews, newest first. */
export async function listMocks(reader: Db, userId: string, limit = 10): Promise<MockInterview[]> {
  const rows = await reader.mockInterview.findMany({
    where: { userId },
    orderBy: { finishedAt: 'desc' },
    take: limit,
    select: mockSelect,
  })
  return rows.map(toMock)
}
