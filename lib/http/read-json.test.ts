import { expect, test } from 'vitest'
import { readJson } from './read-json.ts'

const post = (body: BodyInit, type = 'application/json') =>
  new Request('http://localhost/api', { method: 'POST', body, headers: { 'content-type': type } })

test('reads a JSON body', async () => {
  expect(await readJson(post('{"a":[1,null]}'), 1024)).toEqual({ a: [1, null] })
  expect(await readJson(post('1', 'application/json; charset=utf-8'), 1024)).toBe(1)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
  'refuses a body of type %j',
  async (type) => {
    await expect(readJson(post('{}', type), 1024)).rejects.toMatchObject({ status: 415 })
  },
)

test.each(['{', '', '{"a":NaN}', '{"__proto__":{}}', '{"a":{"__proto__":1}}'])('refuses %j', async (body) => {
  await expect(readJson(post(body), 1024)).rejects.toMatchObject({ status: 400 })
})

test.each(['{"role":"learner","role":"admin"}', '{"a":{"b":1,"\\u0062":2}}', '[{"a":1,"a":1}]'])(
  'refuses %j, which gives a key twice',
  async (body) => {
    await expect(readJson(post(body), 1024)).rejects.toMatchObject({ status: 400, code: 'duplicate-key' })
  },
)

test('reads a colon, a quote and a backslash inside a text, and one key in two places', async () => {
  const value = { a: [{ a: 'a:b', b: { a: '\\' } }, '"a":1', {}, []], 'c:d"': '\n:', '': null }
  expect(await readJson(post(JSON.stringify(value)), 1024)).toEqual(value)
})

test('refuses bytes that are not UTF-8', async () => {
  await expect(readJson(post(new Uint8Array([0x22, 0xff, 0x22])), 1024)).rejects.toMatchObject({
    status: 400,
  })
})

test('stops reading at the limit, whatever the header says', async () => {
  await expect(readJson(post(`"${'a'.repeat(2048)}"`), 1024)).rejects.toMatchObject({ status: 413 })
  let read = 0
  const endless = new ReadableStream({
    pull(controller) {
      read++
      controller.enqueue(new TextEncoder().encode('a'.repeat(512)))
    },
  })
  const request = new Request('http://localhost/api', {
    method: 'POST',
    body: endless,
    headers: { 'content-type': 'application/json' },
    duplex: 'half',
  } as RequestInit)
  await expect(readJson(request, 1024)).rejects.toMatchObject({ status: 413 })
  expect(read).toBeLessThan(10)
})
