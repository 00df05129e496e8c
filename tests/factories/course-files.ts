import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A small lesson that passes every check, for tests of storing and publishing. */
export function lessonSource(
  options: { id?: string; title?: string; prose?: string; blocks?: string } = {},
): string {
  const {
    id = 'states',
    title = 'Process states',
    prose = 'A process runs, waits or is ready.',
    blocks = '',
  } = options
  return `---
id: ${id}
title: ${title}
summary: What a process can be doing.
minutes: 5
objectives:
  - { id: name-${id}, text: Name the states of a process. }
takeaways: [A process is running, ready or waiting.]
sources: [{ title: A book, why: More on states. }]
---

${prose}

## Three states

Running, ready, waiting.

${blocks}`
}

/** A content folder with one module: the lesson \`states\` has a file, \`fork\` is planned. */
export async function writeCourse(root: string): Promise<void> {
  const files = {
    'courses/systems/course.yaml': 'id: systems\ntitle: Systems\nsummary: How machines share.\n',
    'courses/systems/01-processes/module.yaml': `id: processes
title: Processes
summary: What runs.
lessons:
  - { id: states, title: Process states }
  - { id: fork, title: Fork and exec }
`,
    'courses/systems/01-processes/01-states/lesson.mdx': lessonSource(),
    'glossary.yaml': '[]\n',
  }
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}
