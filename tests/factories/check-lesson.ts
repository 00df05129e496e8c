import { stringify } from 'yaml'
import { db, transaction } from '#lib/db/client.ts'
import { createVersion, findPublishedVersion } from '#lib/db/lesson-versions.ts'
import { ensureLesson, setPublishedVersion } from '#lib/db/lessons.ts'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import { ensureCourse } from './course.ts'
import { allQuestions } from './questions.ts'

const facts = {
  ...{ title: 'Checks', summary: 'For tests.', minutes: 5 },
  objectives: [{ id: 'know-single', text: 'Know it.' }],
}

const frontmatter = {
  ...facts,
  takeaways: ['Know it.'],
  sources: [{ title: 'A book', why: 'It has more.' }],
}

const sourceOf = (lessonId: string, checks: readonly AuthoredQuestion[]) =>
  [
    `---\n${stringify({ id: lessonId, ...frontmatter })}---\n`,
    ...checks.map((question) => `\`\`\`question\n${stringify(question)}\`\`\`\n`),
  ].join('\n')

/** Publishes a lesson with these knowledge checks; the same id again stands for a new version. */
export async function storeCheckLesson(checks: readonly AuthoredQuestion[] = allQuestions, id?: string) {
  const lessonId = id ?? `lesson-${crypto.randomUUID()}`
  const source = sourceOf(lessonId, checks)
  await transaction(async (tx) => {
    await ensureCourse(tx)
    await ensureLesson(tx, { id: lessonId, moduleId: 'test-module', position: 0 })
    const version = await createVersion(tx, {
      ...{ lessonId, source, ...facts, origin: 'file', authorId: null, note: '', addsRequired: false },
      createdAt: new Date('2026-03-01T08:00:00Z'),
    })
    await setPublishedVersion(tx, lessonId, version.id)
  })
  return { lessonId, source, hash: (await findPublishedVersion(db(), lessonId))!.hash }
}
