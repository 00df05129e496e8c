import { FRONTMATTER } from './document-fixture.ts'

/** A hostile document and the line at which it must be refused. */
export type HostileSource = { readonly name: string; readonly source: string; readonly line: number }

/** The line on which the text after the frontmatter begins. */
export const BODY_LINE = FRONTMATTER.split('\n').length

/** A file that every payload that can run code tries to write. */
export const canaryFile = (name: string) =>
  `${process.env.TMPDIR ?? '/tmp'}/interleave-canary-${process.pid}-${name}`

const effect = `(globalThis.interleaveCanary = 1, process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(canaryFile('written'))}, 'x'))`

/** A text that is fine up to its third line, where the payload stands. */
const inBody = (name: string, payload: string, offset = 0): HostileSource => ({
  name,
  source: `${FRONTMATTER}\nBefore.\n\n${payload}\n\nAfter.\n`,
  line: BODY_LINE + 3 + offset,
})

const whole = (name: string, source: string, line: number): HostileSource => ({ name, source, line })

const link = (name: string, url: string) => inBody(`link: ${name}`, `Read [this](${url}).`)

const question = (stem: string) =>
  `\`\`\`question\ntype: text\nid: q\ndifficulty: easy\nexplanation: E.\naccepted: [x]\nfeedback: { correct: y, incorrect: n }\nstem: ${stem}\n\`\`\``

export const HOSTILE: readonly HostileSource[] = [
  whole('front matter engine ---js', `---js\n{ id: ${effect} }\n---\n\nText.\n`, 1),
  whole('front matter engine ---javascript', `---javascript\nmodule.exports = ${effect}\n---\n\nText.\n`, 1),
  whole('front matter engine after a space', `--- js\n${effect}\n---\n\nText.\n`, 1),
  whole('front matter engine ---coffee', `---coffee\nid: 1\n---\n`, 1),
  whole('front matter engine ---json', `---json\n{"id":"x"}\n---\n`, 1),
  whole('front matter with a byte order mark and an engine', `\uFEFF---js\n${effect}\n---\n`, 1),
  whole('front matter that is never closed', `---\nid: x\n\n# text`, 1),
  whole('front matter with a YAML tag', `---\nid: !!js/function "function(){ ${effect} }"\n---\n`, 2),
  whole(
    'front matter with a prototype key',
    FRONTMATTER.replace('id: states', '__proto__: { admin: true }'),
    2,
  ),
  whole(
    'billion laughs in YAML',
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n---\n`,
    2,
  ),
  whole('YAML nested without end', `---\nid: ${'['.repeat(6000)}\n---\n`, 2),
  inBody('import', `import fs from 'node:fs'`),
  inBody('import of a relative file', `import secret from '../../package.json'`),
  inBody('import with an effect', `import '/etc/passwd'`),
  inBody('export', `export const x = ${effect}`),
  inBody('export of an await', `export const y = await import('node:fs')`),
  inBody('expression in text', `Hello {${effect}} there`),
  inBody('expression as a block', `{${effect}}`),
  inBody('expression over lines', `{\n  ${effect}\n}`),
  inBody('expression that reads the environment', '{process.env.AUTH_SECRET}'),
  inBody('expression comment', '{/* hidden */}'),
  inBody('expression in a heading', `## {${effect}}`),
  inBody('expression in a list', `- one\n- {${effect}}`, 1),
  inBody('expression in a table', `| a |\n|---|\n| {${effect}} |`, 2),
  inBody('expression in a quote', `> {${effect}}`),
  inBody('expression in link text', `[{${effect}}](https://example.org)`),
  inBody('invalid expression', '{ 1 + }'),
  inBody('expression that never ends', 'Text {globalThis.x = 1'),
  inBody('attribute expression', `<Callout type={${effect}}>x</Callout>`),
  inBody('attribute template', '<Callout type={`note`}>x</Callout>'),
  inBody('attribute with an element', '<Callout type="note" title={<b/>}>x</Callout>'),
  inBody('spread', '<Callout {...globalThis}>x</Callout>'),
  inBody('spread with an effect', `<Callout type="note" {...${effect}}>x</Callout>`),
  inBody('on-handler as text', '<Callout type="note" onClick="alert(1)">x</Callout>'),
  inBody('on-handler in capitals', '<Callout type="note" ONERROR="alert(1)">x</Callout>'),
  inBody('dangerouslySetInnerHTML', '<Callout type="note" dangerouslySetInnerHTML="x">x</Callout>'),
  inBody('ref, key and style', '<Callout type="note" style="x" key="x">x</Callout>'),
  inBody('boolean attribute', '<Callout type>x</Callout>'),
  inBody('duplicate attribute', '<Callout type="note" type="insight">x</Callout>'),
  inBody('namespaced attribute', '<Callout type="note" xlink:href="javascript:alert(1)">x</Callout>'),
  inBody('script', '<script>globalThis.interleaveCanary = 1</script>'),
  inBody('html', 'A <b>bold</b> word'),
  inBody('iframe', '<iframe src="https://example.org" />'),
  inBody('svg', '<svg><animate onbegin="alert(1)" /></svg>'),
  inBody('math element', '<math><mi /></math>'),
  inBody('html comment', '<!-- x -->'),
  inBody('style element', '<style>x</style>'),
  inBody('member tag', '<Callout.constructor>x</Callout.constructor>'),
  inBody('namespaced tag', '<svg:script>x</svg:script>'),
  inBody('fragment', '<>x</>'),
  inBody('wrapper component of MDX', '<MDXLayout>x</MDXLayout>'),
  inBody('component only the compiler may write', '<QuestionBlock id="q" />'),
  inBody('prototype name as a tag', '<constructor />'),
  inBody('prototype name as an attribute', '<Callout type="note" constructor="x">x</Callout>'),
  inBody('tag that is never closed', '<Callout type="note">\n\nText'),
  inBody('closing tag without an opening one', 'Text </Callout>'),
  inBody('crossed tags', '<Details title="a"><Callout type="note">x</Details></Callout>'),
  link('javascript', 'javascript:alert(1)'),
  link('javascript in mixed case', 'JaVaScRiPt:alert(1)'),
  link('javascript by entity', '&#106;avascript:alert(1)'),
  link('javascript by hexadecimal entity', 'java&#x73;cript&colon;alert(1)'),
  link('javascript after a control character', '<\u0001javascript:alert(1)>'),
  link('javascript with an entity tab', 'java&Tab;script:alert(1)'),
  link('javascript with an entity newline', 'java&NewLine;script:alert(1)'),
  link('javascript with escapes', 'javascript\\:alert(1)'),
  link('javascript in angle brackets', '< javascript:alert(1)>'),
  link('data', 'data:text/html;base64,PHNjcmlwdD4='),
  link('vbscript', 'vbscript:x'),
  link('file', 'file:///etc/passwd'),
  link('protocol-relative', '//evil.example'),
  link('absolute path', '/admin'),
  link('relative path', '../../etc/passwd'),
  link('http', 'http://example.org'),
  link('user name in the address', 'https://user:pass@example.org'),
  link('back-slashes', 'https:\\\\\\\\evil.example'),
  link('internal scheme with a path', 'lesson:../../admin'),
  link('blob', 'blob:https://example.org/1'),
  inBody('reference link', 'Read [this][x].\n\n[x]: javascript:alert(1)', 2),
  inBody('reference link by entity', 'Read [this][x].\n\n[x]: &#x6A;avascript:alert(1)', 2),
  inBody('autolink', '<javascript:alert(1)>'),
  inBody('literal autolink', 'See www.example.org for more.'),
  inBody('image', '![x](https://example.org/x.png)'),
  inBody('image of a data URL', '![x](data:image/svg+xml,<svg/onload=alert(1)>)'),
  inBody('reference image', '![x][y]\n\n[y]: https://example.org/x.png'),
  inBody('footnote', 'Text[^1].\n\n[^1]: javascript:alert(1)'),
  inBody('figure outside of content', '<Figure src="/../../etc/passwd" alt="x" caption="x"/>'),
  inBody('figure from elsewhere', '<Figure src="https://example.org/x.svg" alt="x" caption="x"/>'),
  inBody('figure of a script', '<Figure src="javascript:alert(1)" alt="x" caption="x"/>'),
  inBody('math with a link', '$\\href{javascript:alert(1)}{x}$'),
  inBody('math with HTML', '$\\htmlData{x=y}{x}$'),
  inBody('math with a macro bomb', '$\\def\\a{\\a\\a}\\a$'),
  inBody('code in a language nobody knows', '```evil\nx\n```'),
  inBody('code with a hostile meta string', '```c {1,2} title={x}\nx\n```'),
  inBody('simulation of a path', '```sim ../../etc\nid: a\ntitle: b\n```'),
  inBody(
    'block with a prototype key',
    '```sim scheduling\nid: a\ntitle: b\nconfig: { __proto__: { x: 1 } }\n```',
    3,
  ),
  inBody('block with a YAML tag', '```sim scheduling\nid: !!js/function "x"\ntitle: b\n```', 1),
  inBody('html in a stem', question('"a <img src=x onerror=alert(1)> b"'), 7),
  inBody('javascript in a stem', question('"[a](javascript:alert(1))"'), 7),
  inBody('html in a term', '<Term id="x"><b>y</b></Term>'),
  inBody('block hidden in a list', `- ${question('S?').replaceAll('\n', '\n  ')}`),
]

/** Input made to exhaust the parser. The line is where an author would look. */
export const BOMBS: readonly HostileSource[] = [
  whole('emphasis that never closes', '*a '.repeat(20_000), 1),
  whole('quotes five thousand deep', '>'.repeat(5_000), 1),
  whole('two megabytes', 'word '.repeat(400_000), 1),
  whole('two megabytes of lines', 'word\n'.repeat(400_000), 1),
  inBody('lists in lists', '- '.repeat(3_000)),
  inBody('numbered lists in lists', '1. '.repeat(2_000)),
  inBody('brackets', '['.repeat(100_000)),
  inBody('links in links', '[a]('.repeat(20_000)),
  inBody('strong and emphasis mixed', '**a*b '.repeat(6_000)),
  inBody('tags in tags', `${'<Details title="x">\n'.repeat(60)}text\n${'</Details>\n'.repeat(60)}`, 60),
  inBody('tables without end', 'a|'.repeat(30_000)),
  inBody('one block of many lines', '*a **b\n'.repeat(9_000)),
  inBody('back-ticks', '`a``b'.repeat(10_000)),
  whole('many slow blocks', `${FRONTMATTER}\n${`${'**a*b '.repeat(1_300)}\n\n`.repeat(22)}`, BODY_LINE + 1),
]
