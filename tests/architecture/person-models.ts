type Field = { readonly name: string; readonly type: string; readonly attributes: string }
type Model = { readonly name: string; readonly fields: readonly Field[] }

/**
 * The models of a Prisma schema that hold something of a person, with their columns: those with a `userId` or an `actorId`,
 * those that point to `User`, and those that go when such a row goes (onDelete: Cascade), however far.
 */
export function personModels(schema: string): ReadonlyMap<string, readonly string[]> {
  const models = parseModels(schema)
  const names = new Set(models.map(({ name }) => name))
  const owned = new Set(['User', ...models.filter(pointsToPerson).map(({ name }) => name)])
  for (let before = 0; before < owned.size; ) {
    before = owned.size
    for (const { name, fields } of models)
      if (fields.some(({ type, attributes }) => owned.has(type) && attributes.includes('onDelete: Cascade')))
        owned.add(name)
  }
  return new Map(
    models
      .filter(({ name }) => owned.has(name))
      .map(({ name, fields }) => [
        name,
        fields.filter(({ type }) => !names.has(type)).map((field) => field.name),
      ]),
  )
}

const pointsToPerson = ({ fields }: Model): boolean =>
  fields.some(
    ({ name, type, attributes }) =>
      name === 'userId' || name === 'actorId' || (type === 'User' && attributes.includes('fields:')),
  )

function parseModels(schema: string): Model[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
    name,
    fields: body.split('\n').flatMap((line) => {
      const [, field, type, attributes] = /^\s+(\w+)\s+(\w+)(.*)$/.exec(line) ?? []
      return field && type ? [{ name: field, type, attributes: attributes ?? '' }] : []
    }),
  }))
}
