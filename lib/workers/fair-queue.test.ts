import { expect, test } from 'vitest'
import { FairQueue } from './fair-queue.ts'

/** Work that ends when told to, and the order in which it began. */
function bench(options = { perPerson: 3, inAll: 100 }) {
  const queue = new FairQueue(options)
  const began: string[] = []
  const end = new Map<string, () => void>()
  const add = (person: string, name: string) =>
    queue.run(person, async () => {
      began.push(name)
      await new Promise<void>((resolve) => end.set(name, resolve))
      return name
    })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const finish = async (name: string) => {
    await settled()
    end.get(name)?.()
    await settled()
  }
  return { began, add, finish }
}

test('one piece of work at a time, and people take turns', async () => {
  const { began, add, finish } = bench()
  const all = [add('a', 'a1'), add('a', 'a2'), add('a', 'a3'), add('b', 'b1'), add('c', 'c1'), add('b', 'b2')]
  for (const name of ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']) await finish(name)
  expect(began).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'b2'])
})

test('work that fails gives the turn on, and its failure to whoever asked', async () => {
  const queue = new FairQueue({ perPerson: 2, inAll: 10 })
  const failed = queue.run('a', () => Promise.reject(new Error('broken')))
  const next = queue.run('b', async () => 'done')
  await expect(failed).rejects.toThrow('broken')
  expect(await next).toBe('done')
})

test('more than a person may have at once is refused, and allowed again once something is done', async () => {
  const { add, finish } = bench({ perPerson: 2, inAll: 100 })
  const first = add('a', 'a1')
  const second = add('a', 'a2')
  await expect(add('a', 'a3')).rejects.toMatchObject({ status: 429 })
  await finish('a1')
  await first
  const third = add('a', 'a3')
  await finish('a2')
  await finish('a3')
  expect(await Promise.all([second, third])).toEqual(['a2', 'a3'])
})

test('when too many wait, whoever comes is told to come again', async () => {
  const { add, finish } = bench({ perPerson: 3, inAll: 2 })
  const all = ['a', 'b', 'c'].map((person) => add(person, person))
  await expect(add('d', 'd')).rejects.toMatchObject({ status: 503 })
  for (const person of ['a', 'b', 'c']) await finish(person)
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c'])
})
