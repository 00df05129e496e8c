/** What an attribute may hold: any text, one of a list, or text of a form. */
export type AttributeRule = {
  readonly isRequired: boolean
  readonly values?: readonly string[]
  readonly pattern?: { readonly is: RegExp; readonly says: string }
}

/** What must stand inside a tag. */
export type ContentRule =
  | 'blocks'
  | 'words'
  | 'ordered-list'
  | 'table'
  | 'two-code-blocks'
  | 'with-shell'
  | 'nothing'

export type TagRule = {
  readonly isInline: boolean
  readonly attributes: Readonly<Record<string, AttributeRule>>
  readonly content: ContentRule
}

const text = { isRequired: false } as const
const requiredText = { isRequired: true } as const
const slug = {
  is: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  says: 'lower-case letters, digits and single hyphens',
} as const

/** Every tag a lesson may use, with every attribute it may carry. What is not in this table is refused. */
export const TAGS: ReadonlyMap<string, TagRule> = new Map<string, TagRule>([
  [
    'Callout',
    {
      isInline: false,
      attributes: {
        type: { isRequired: true, values: ['insight', 'mistake', 'tradeoff', 'nuance', 'note'] },
        title: text,
      },
      content: 'blocks',
    },
  ],
  ['Steps', { isInline: false, attributes: {}, content: 'ordered-list' }],
  ['Compare', { isInline: false, attributes: { caption: requiredText }, content: 'table' }],
  ['Term', { isInline: true, attributes: { id: { isRequired: false, pattern: slug } }, content: 'words' }],
  [
    'Value',
    {
      isInline: true,
      attributes: {
        sim: { isRequired: true, pattern: slug },
        of: {
          isRequired: true,
          pattern: {
            is: /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/,
            says: 'a dot path such as averageTurnaround',
          },
        },
        digits: { isRequired: false, pattern: { is: /^[0-6]$/, says: 'a number from 0 to 6' } },
      },
      content: 'words',
    },
  ],
  ['Details', { isInline: false, attributes: { title: requiredText }, content: 'blocks' }],
  ['WrongFixed', { isInline: false, attributes: {}, content: 'two-code-blocks' }],
  ['TryIt', { isInline: false, attributes: { title: requiredText }, content: 'with-shell' }],
  [
    'Figure',
    {
      isInline: false,
      attributes: {
        src: {
          isRequired: true,
          pattern: {
            is: /^\/figures\/[a-z0-9-]+\.(svg|png|webp)$/,
            says: '/figures/<name>.svg, .png or .webp',
          },
        },
        alt: requiredText,
        caption: requiredText,
      },
      content: 'nothing',
    },
  ],
])

/** Fence languages of structured blocks; they hold YAML, not code. */
export const BLOCK_LANGUAGES = ['sim', 'question', 'predict', 'memory-map'] as const

/** Languages that code can be highlighted in. */
export const CODE_LANGUAGES = [
  'asm',
  'bash',
  'c',
  'console',
  'cpp',
  'diff',
  'go',
  'java',
  'javascript',
  'js',
  'json',
  'kotlin',
  'make',
  'python',
  'ruby',
  'rust',
  'sh',
  'sql',
  'text',
  'toml',
  'ts',
  'typescript',
  'yaml',
] as const

export const SHELL_LANGUAGES: ReadonlySet<string> = new Set(['bash', 'sh', 'console'])

/** Plain Markdown that may stand in a lesson, by node type. */
export const MARKDOWN_NODES: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'text',
  'heading',
  'strong',
  'emphasis',
  'delete',
  'inlineCode',
  'code',
  'break',
  'thematicBreak',
  'blockquote',
  'list',
  'listItem',
  'link',
  'linkReference',
  'definition',
  'table',
  'tableRow',
  'tableCell',
  'math',
  'inlineMath',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
])
