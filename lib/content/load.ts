import path from 'node:path'
import type { Course, CourseCard, CourseLesson, CourseModule } from './load/course.ts'
import { loadLabs } from './load/labs.ts'
import { type ContentReader, createReader } from './load/reader.ts'
import { compareProblems, type Problem } from './problem.ts'
import { cardFileSchema } from './schema/card.ts'
import { courseFileSchema, type ModuleFile, moduleFileSchema } from './schema/course.ts'
import { glossaryFileSchema } from './schema/glossary.ts'
import { quizFileSchema } from './schema/quiz.ts'

export type LoadedCourse = { readonly course: Course; readonly problems: readonly Problem[] }

/**
 * Reads the whole content folder. Never throws for what an author wrote: what cannot be read is left out and named in
 * `problems`, every one at once. References between files are checked by `checkContent`, not here.
 */
export async function loadCourse(root: string): Promise<LoadedCourse> {
  const reader = createReader(root)
  const folder = await courseFolder(reader)
  const file = folder ? await reader.readYaml(path.join(folder, 'course.yaml'), courseFileSchema) : null
  const unreadable = new Set<string>()
  const course: Course = {
    id: file?.value.id ?? '',
    title: file?.value.title ?? '',
    summary: file?.value.summary ?? '',
    edition: file?.value.edition ?? '',
    certificate: file && { ...file, labs: file.value.certificate.labs },
    modules: folder ? await loadModules(reader, folder) : [],
    cards: await loadCards(reader, unreadable),
    labs: await loadLabs(reader, unreadable),
    glossary: await reader.readYaml('glossary.yaml', glossaryFileSchema),
    unreadable,
  }
  return { course, problems: reader.problems.toSorted(compareProblems) }
}

async function courseFolder(reader: ContentReader): Promise<string | null> {
  const [first, ...others] = await reader.folders('courses')
  if (first && others.length === 0) return path.join('courses', first)
  reader.report({
    file: reader.nameOf('courses'),
    line: 1,
    column: 1,
    message: first ? `There are ${others.length + 1} courses here.` : 'There is no course here.',
    hint: 'Keep exactly one folder, with a course.yaml, under courses/.',
  })
  return first ? path.join('courses', first) : null
}

async function loadModules(reader: ContentReader, folder: string): Promise<CourseModule[]> {
  const modules: CourseModule[] = []
  for (const name of await reader.folders(folder)) {
    const inside = path.join(folder, name)
    const file = await reader.readYaml(path.join(inside, 'module.yaml'), moduleFileSchema)
    if (!file) continue
    const { id, title, summary } = file.value
    const lessons = await loadLessons(reader, inside, file.value)
    const quiz = await reader.readYaml(path.join(inside, 'quiz.yaml'), quizFileSchema, true)
    modules.push({ file: file.file, placeOf: file.placeOf, id, title, summary, lessons, quiz })
  }
  return modules
}

async function loadLessons(
  reader: ContentReader,
  folder: string,
  module: ModuleFile,
): Promise<CourseLesson[]> {
  const folders = await reader.folders(folder)
  const expected = new Map(module.lessons.map(({ id }, i) => [id, `${String(i + 1).padStart(2, '0')}-${id}`]))
  const names = new Set(expected.values())
  for (const name of folders.filter((candidate) => !names.has(candidate))) {
    const right = expected.get(name.replace(/^\d+-/, ''))
    reader.report({
      file: reader.nameOf(path.join(folder, name, 'lesson.mdx')),
      line: 1,
      column: 1,
      message: right
        ? `This folder is out of order: module.yaml puts the lesson at "${right}".`
        : `The lesson "${name}" is not in the table of contents of module.yaml.`,
      hint: right
        ? `Rename the folder to "${right}".`
        : 'Add its id under "lessons:", or fix the folder’s name.',
    })
  }
  return Promise.all(
    module.lessons.map(async ({ id, title }) => {
      const name = expected.get(id) ?? ''
      const isPlanned = !folders.includes(name)
      const file = path.join(folder, name, 'lesson.mdx')
      const lesson = isPlanned ? null : await reader.readDocument(file, 'lesson')
      return { id, title, isPlanned, lesson }
    }),
  )
}

async function loadCards(reader: ContentReader, unreadable: Set<string>): Promise<CourseCard[]> {
  const cards: CourseCard[] = []
  for (const topic of await reader.folders('drills'))
    for (const name of await reader.files(path.join('drills', topic), '.yaml')) {
      const card = await reader.readYaml(path.join('drills', topic, name), cardFileSchema)
      if (card) cards.push({ ...card, topic })
      else unreadable.add(path.basename(name, '.yaml'))
    }
  return cards
}
