import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { areShortcutsOn, listedShortcuts, listShortcuts, setShortcutsOn } from './shortcuts.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a group that several figures of a page register is listed once, until the last one leaves', () => {
  const group = { title: 'Simulation', shortcuts: [{ keys: ['Space'], text: 'Play' }] }
  const [first, second] = [listShortcuts(group), listShortcuts(group)]
  expect(listedShortcuts()).toEqual([group])
  first()
  expect(listedShortcuts()).toEqual([group])
  second()
  expect(listedShortcuts()).toEqual([])
})

test('shortcuts are on until they are turned off, and can be turned on again', () => {
  expect(areShortcutsOn()).toBe(true)
  expect(setShortcutsOn(false)).toBe(true)
  expect(areShortcutsOn()).toBe(false)
  setShortcutsOn(true)
  expect(areShortcutsOn()).toBe(true)
})

test('where nothing can be kept they stay on, and the switch says that it did not work', () => {
  const refuse = () => {
    throw new Error('SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  expect(setShortcutsOn(false)).toBe(false)
  expect(areShortcutsOn()).toBe(true)
})
