import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportSections, notExported } from '#lib/services/own-data/export-own-data.ts'
import { personModels } from './person-models.ts'

const schema = readFileSync('prisma/models.prisma', 'utf8')

/** What the download says nothing of: `Model`, or `Model.column`. */
function left(of: string): string[] {
  const covered = new Map(exportSections.flatMap(({ models }) => Object.entries(models)))
  return [...personModels(of)].flatMap(([model, columns]) => {
    if (model in notExported) return []
    const told = covered.get(model)
    if (!told) return [model]
    const known = new Set([...told.given, ...Object.keys(told.withheld), 'userId'])
    return columns.filter((column) => !known.has(column)).map((column) => `${model}.${column}`)
  })
}

test('the download of one’s own data has every model and column of a person, or says why not', () => {
  // A new one gets a line in lib/db/person-export/sections.ts.
  expect(left(schema)).toEqual([])
})

test('a model that is forgotten is found, by its person or by the row it hangs on', () => {
  const forgotten = `${schema}
model Shelf {
  id     String @id
  userId String
  books  ShelfBook[]
}

model ShelfBook {
  shelfId String @id
  text    String
  shelf   Shelf  @relation(fields: [shelfId], references: [id], onDelete: Cascade)
}

model LostBook {
  id   String @id
  byId String
  by   User   @relation(fields: [byId], references: [id], onDelete: SetNull)
}
`
  expect(left(forgotten)).toEqual(['Shelf', 'ShelfBook', 'LostBook'])
})

test('a column that is forgotten is found', () => {
  expect(left(schema.replace('model LabRating {\n', 'model LabRating {\n  note String?\n'))).toEqual([
    'LabRating.note',
  ])
})

test('nothing is listed that the schema does not have', () => {
  const models = personModels(schema)
  for (const { name, models: told } of exportSections)
    for (const [model, { given, withheld }] of Object.entries(told))
      for (const column of [...given, ...Object.keys(withheld)])
        expect(models.get(model), `${name}: ${model}.${column}`).toContain(column)
  for (const model of Object.keys(notExported)) expect(models.has(model), model).toBe(true)
})

test('every section has a name of its own and says what it is', () => {
  const names = exportSections.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { about } of exportSections) expect(about).toMatch(/^[A-Z].*\.$/)
})
