import { type ReactNode, useState } from 'react'
import { prerender } from 'react-dom/static'
import { expect, test } from 'vitest'
import { markIslands } from '#tests/setup/mark-islands.ts'
import { foldStatic } from './fold-static.ts'

function Island({ children, label }: { readonly children?: ReactNode; readonly label?: ReactNode }) {
  const [count] = useState(3)
  return (
    <button type="button">
      {count} {label} {children}
    </button>
  )
}

markIslands([{ Island }])

async function Later({ text }: { readonly text: string }) {
  await Promise.resolve()
  return <em className="late">{text}</em>
}

const htmlOf = async (tree: ReactNode) =>
  new Response((await prerender(tree)).prelude).text().then((html) => html.replaceAll('<!-- -->', ''))

test('a static tree becomes one element with a string of HTML', async () => {
  const folded = await foldStatic(
    <section>
      <Later text="a < b" />
    </section>,
  )
  expect(folded).toMatchObject([
    { type: 'section', props: { dangerouslySetInnerHTML: { __html: '<em class="late">a &#x3C; b</em>' } } },
  ])
})

test('an island stays, alive, with what stands around it, and what it is given is folded', async () => {
  const folded = await foldStatic(
    <div>
      <p>
        <b>before</b>
      </p>
      <Island label={<Later text="label" />}>
        <Later text="inside" />
      </Island>
    </div>,
  )
  expect(await htmlOf(folded)).toBe(
    '<div><p><b>before</b></p><button type="button">3 <em class="late">label</em> <em class="late">inside</em></button></div>',
  )
})

test('text is escaped and attributes are those that React writes', async () => {
  const tree = (
    <div>
      <p
        title={`"quoted" & 'so'`}
        data-term="x"
        aria-hidden
        tabIndex={-1}
        hidden={false}
        style={{ marginTop: '1em' }}
      >
        {'<script>alert(1)</script>'}
      </p>
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <path strokeWidth="2" d="M0 0" />
      </svg>
    </div>
  )
  const html = await htmlOf(await foldStatic(tree))
  expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>')
  expect(html).toContain(
    `<p title="&#x22;quoted&#x22; &#x26; &#x27;so&#x27;" data-term="x" aria-hidden="true" tabindex="-1" style="margin-top:1em">`,
  )
  expect(html).toContain(
    '<svg viewBox="0 0 1 1" aria-hidden="true"><path stroke-width="2" d="M0 0"></path></svg>',
  )
})
