import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join('app', file))

/** Files Next itself requires to be client components under a fixed name. */
const FIXED_NAMES = /(^|\/)(global-)?error\.tsx$/

test('a file says "use client" exactly when its name does', () => {
  const wrong = files.filter((file) => {
    const says = /^\s*['"]use client['"]/.test(readFileSync(file, 'utf8'))
    return says !== (/\.client\.tsx?$/.test(file) || FIXED_NAMES.test(file))
  })
  expect(wrong).toEqual([])
})

test('there are no server actions', () => {
  expect(files.filter((file) => /['"]use server['"]/.test(readFileSync(file, 'utf8')))).toEqual([])
})
