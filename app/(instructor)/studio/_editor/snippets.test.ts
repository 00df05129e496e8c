import { expect, test } from 'vitest'
import { BLOCK_LANGUAGES, TAGS } from '#lib/content/gate/vocabulary.ts'
import { gate } from '#lib/content/gate.ts'
import { lessonTemplate } from '#lib/services/studio/lesson-template.ts'
import { type Snippet, snippets } from './snippets.ts'

const filledIn = ({ template }: Snippet): string => template.replaceAll(/#\{([^}]*)\}/g, '$1')

test.each(snippets.map((snippet) => [snippet.label, snippet] as const))(
  '%s passes the gate as it is inserted',
  (_label, snippet) => {
    const text = snippet.isInline ? `Words and ${filledIn(snippet)} more.` : filledIn(snippet)
    const source = `${lessonTemplate({ id: 'demo', title: 'Demo' })}\n${text}`
    expect(gate(source, 'demo').problems).toEqual([])
  },
)

test('there is a snippet for every tag and every block', () => {
  const texts = snippets.map(filledIn).join('\n')
  const missing = [
    ...[...TAGS.keys()].filter((tag) => !texts.includes(`<${tag}`)),
    ...BLOCK_LANGUAGES.filter((language) => !texts.includes(`\`\`\`${language}`)),
  ]
  expect(missing).toEqual([])
})
