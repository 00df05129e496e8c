import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown.ts'

test('Markdown becomes HTML', async () => {
  expect(await renderMarkdown('**a** and `b`\n\n- c')).toBe(
    '<p><strong>a</strong> and <code>b</code></p>\n<ul>\n<li>c</li>\n</ul>',
  )
})

test('a single line can come without its paragraph', async () => {
  expect(await renderMarkdown('just *this*', { isInline: true })).toBe('just <em>this</em>')
})

test('lesson links lead to their module, and to nowhere while a lesson is planned', async () => {
  const moduleOf = (id: string) => (id === 'states' ? 'processes' : null)
  const html = await renderMarkdown('[a](lesson:states#ready) [b](lesson:fork) [c](card:mutex)', { moduleOf })
  expect(html).toBe(
    '<p><a href="/learn/processes/states#ready">a</a> <span>b</span> <a href="/drills/mutex">c</a></p>',
  )
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '![x](data:text/html,x)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '$\\href{javascript:alert(1)}{x}$',
])('%j leaves nothing that runs', async (text) => {
  const html = await renderMarkdown(text)
  expect(html).not.toMatch(/<script|<img|onerror=|href="(?!https:)/)
})

test('code in a text is highlighted, and formulas are set', async () => {
  expect(await renderMarkdown('```c\nint x;\n```')).toContain('--shiki-dark')
  expect(await renderMarkdown('$x_1$')).toContain('class="katex"')
})
