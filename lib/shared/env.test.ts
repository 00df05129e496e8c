import { expect, test } from 'vitest'
import { databaseUrl, EnvironmentError, isEmbedded, parseEnv } from './env.ts'

test('an empty environment is the embedded default', () => {
  const environment = parseEnv({})
  expect(isEmbedded(environment)).toBe(true)
  expect(databaseUrl(environment)).toBe('file:./data/interleave.db')
  expect(environment.PORT).toBe(3000)
})

test('every problem is told at once, each with its variable', () => {
  const read = () =>
    parseEnv({ PORT: 'many', SITE_URL: 'ftp://x', DATABASE_URL: 'mysql://x', GITHUB_CLIENT_ID: 'a' })
  expect(read).toThrow(EnvironmentError)
  for (const name of ['PORT', 'SITE_URL', 'DATABASE_URL']) expect(read).toThrow(new RegExp(`\\n  ${name}: `))
})

test('a database of its own needs a secret of its own', () => {
  expect(() => parseEnv({ DATABASE_URL: 'postgresql://localhost/x' })).toThrow(/AUTH_SECRET: must be set/)
  expect(() => parseEnv({ DATABASE_URL: 'postgresql://localhost/x', AUTH_SECRET: 'short' })).toThrow(
    /32 characters/,
  )
})

test('half a provider is refused', () => {
  expect(() => parseEnv({ GOOGLE_CLIENT_ID: 'a' })).toThrow(/GOOGLE_CLIENT_SECRET: must be set together/)
})

test('an empty variable counts as not set', () => {
  expect(parseEnv({ SITE_URL: '', DATABASE_URL: '', AUTH_SECRET: '' }).SITE_URL).toBeUndefined()
})
