import type { Db } from '../client.ts'

/** One part of what somebody can download about themselves: a list of rows under `name`. */
export type ExportSection = {
  readonly name: string
  /** What the rows are, in the words of the file that is downloaded. */
  readonly about: string
  /** The columns in the file, and those kept back, by model. Together they are all columns; a test compares. */
  readonly models: Readonly<Record<string, ModelColumns>>
  readonly read: (reader: Db, userId: string) => Promise<readonly unknown[]>
}

export type ModelColumns = {
  readonly given: readonly string[]
  /** Why each of the other columns is not in the file. */
  readonly withheld: Readonly<Record<string, string>>
}

type Options = {
  readonly withheld?: Readonly<Record<string, string>>
  /** Which rows are theirs; those whose `userId` is theirs unless it is said. */
  readonly where?: (userId: string) => object
}

/** The section of one model: these columns of the rows that are theirs. `model` is spelt as in `models.prisma`. */
export function own(
  model: string,
  about: string,
  given: readonly string[],
  { withheld = {}, where = (userId) => ({ userId }) }: Options = {},
): ExportSection {
  const name = `${model[0]?.toLowerCase()}${model.slice(1)}`
  const select = Object.fromEntries(given.map((column) => [column, true]))
  return {
    ...{ name, about },
    models: { [model]: { given, withheld } },
    read: (reader, userId) => tableOf(reader, name).findMany({ where: where(userId), select }),
  }
}

type Table = { findMany(query: { where: object; select: object }): Promise<readonly object[]> }

/** Every model of the client has this method; which columns there are, Prisma checks when it is called. */
const tableOf = (reader: Db, name: string): Table => reader[name as 'user'] as unknown as Table
