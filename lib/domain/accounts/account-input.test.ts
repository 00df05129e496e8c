import { expect, test } from 'vitest'
import { emailSchema, nameSchema, timeZoneSchema } from './account-input.ts'

test('an address is compared without case, spaces around it, or compatibility forms', () => {
  expect(emailSchema.parse('  Ada@Example.ORG ')).toBe('ada@example.org')
  expect(emailSchema.parse('ａda@example.org')).toBe('ada@example.org')
})

test.each(['', 'ada', 'ada@', 'a b@example.org', `${'a'.repeat(250)}@example.org`])(
  '%j is no address',
  (value) => {
    expect(emailSchema.safeParse(value).success).toBe(false)
  },
)

test('a name loses what cannot be seen and keeps one space between words', () => {
  expect(nameSchema.parse('  Ada\u202e \u200b Lovelace\n')).toBe('Ada Lovelace')
})

test('a name of nothing visible is refused', () => {
  expect(nameSchema.safeParse('\u200b \u202e').success).toBe(false)
})

test('a time zone is one this runtime knows', () => {
  expect(timeZoneSchema.safeParse('Europe/Berlin').success).toBe(true)
  expect(timeZoneSchema.safeParse('Mars/Olympus').success).toBe(false)
})
