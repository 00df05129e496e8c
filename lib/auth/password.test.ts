import { expect, test } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { checkNewPassword, DUMMY_HASH, hashPassword, verifyPassword } from './password.ts'

test('a password verifies against its own hash and no other does', async () => {
  const stored = await hashPassword('two strands cross')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword(stored, 'two strands cross')).toBe(true)
  expect(await verifyPassword(stored, 'two strands crosS')).toBe(false)
})

test('the same password hashes differently each time', async () => {
  expect(await hashPassword('two strands cross')).not.toBe(await hashPassword('two strands cross'))
})

test('Unicode forms of one password are one password', async () => {
  const stored = await hashPassword('cafe\u0301 au lait')
  expect(await verifyPassword(stored, 'caf\u00e9 au lait')).toBe(true)
})

test('an unknown user is refused after a verification with the same cost', async () => {
  const cost = /\$m=\d+,t=\d+,p=\d+\$/
  expect(DUMMY_HASH.match(cost)?.[0]).toBe((await hashPassword('any password')).match(cost)?.[0])
  expect(await verifyPassword(null, 'any password')).toBe(false)
})

test('a password of ten megabytes is refused, not hashed', async () => {
  const huge = 'x'.repeat(10_000_000)
  expect(checkNewPassword(huge, 'ada@school.example')).toMatchObject({ error: { code: 'too-long' } })
  expect(await verifyPassword(await hashPassword(''), huge)).toBe(false)
})

test.each([
  ['short7c', 'too-short'],
  ['ｓｈｏｒｔ７c', 'too-short'],
  [`${'ab'.repeat(128)}c`, 'too-long'],
  ['PassWord123', 'common'],
  ['ｐａｓｓｗｏｒｄ１', 'common'],
  ['abababababab', 'common'],
  ['Ada.Lovelace', 'same-as-email'],
  ['ada.lovelace@school.example', 'same-as-email'],
])('%s is refused as %s', (password, code) => {
  expect(checkNewPassword(password, 'ada.lovelace@school.example')).toMatchObject({
    ok: false,
    error: { code },
  })
})

test.each(['two strands cross', `${'ab'.repeat(50)}c3d`, 'пароль из слов', '🧵🪡🧶🪢🧵🪡🧶🪢'])(
  '%s is accepted',
  (password) => {
    expect(checkNewPassword(password, 'ada@school.example')).toMatchObject({ ok: true })
  },
)

test('fifty verifications at once all finish', async () => {
  const stored = await hashPassword('two strands cross')
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => verifyPassword(stored, i % 2 ? 'wrong' : 'two strands cross')),
  )
  expect(answers.filter(Boolean)).toHaveLength(25)
})

test('every listed common password could pass the length rule and is spelled as it is compared', () => {
  expect(commonPasswords.size).toBeGreaterThan(500)
  for (const word of commonPasswords) {
    expect(word).toBe(word.toLowerCase().normalize('NFKC'))
    expect(word.length).toBeGreaterThanOrEqual(8)
  }
})
