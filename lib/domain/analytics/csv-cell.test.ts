import { expect, test } from 'vitest'
import { csvCell } from './csv-cell.ts'

test.each([
  '=1+1',
  '+1',
  '-1+1|cmd',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u00a0=1',
  '\ufeff=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
])('%j is written as text', (text) => {
  expect(csvCell(text)).toBe(`'${text}`)
})

test.each(['Ada', 'a=b', '3 - 2', '', "'quoted", '100 %'])('%j stays as it is', (text) => {
  expect(csvCell(text)).toBe(text)
})
