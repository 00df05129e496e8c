import path from 'node:path'
import { openLessons } from '../load/course.ts'
import type { Place, Problem } from '../problem.ts'
import { blocksOf, type CourseIndex } from './course-index.ts'

type Named = { readonly id: string; readonly file: string; readonly place: Place }

/** Ids are unique where references need them to be, and agree with the names of files and folders. */
export function checkIds(index: CourseIndex): Problem[] {
  const { course } = index
  const modules = course.modules.map(({ id, file, placeOf }) => ({ id, file, place: placeOf(['id']) }))
  const lessons = course.modules.flatMap((module) =>
    module.lessons.map(({ id }, i) => ({
      id,
      file: module.file,
      place: module.placeOf(['lessons', i, 'id']),
    })),
  )
  const quizzes = course.modules.flatMap(({ quiz }) =>
    quiz ? [{ id: quiz.value.id, file: quiz.file, place: quiz.placeOf(['id']) }] : [],
  )
  const cards = course.cards.map((card) => ({
    id: card.value.id,
    file: card.file,
    place: card.placeOf(['id']),
  }))
  const labs = course.labs.map((lab) => ({ id: lab.value.id, file: lab.file, place: lab.placeOf(['id']) }))
  return [
    ...duplicates('module', modules),
    ...duplicates('lesson', lessons),
    ...duplicates('quiz', quizzes),
    ...duplicates('card', cards),
    ...duplicates('lab', labs),
    ...duplicates('glossary entry', glossaryIds(index)),
    ...duplicates('question', questionIds(index)),
    ...index.documents.flatMap(({ file, document }) => [
      ...duplicates(
        'simulation block of this document',
        blocksOf(document, 'sim').map((block) => ({
          id: block.data.id,
          file,
          place: block.placeOf(['id']),
        })),
      ),
      ...duplicates(
        'prediction of this document',
        blocksOf(document, 'predict').map((block) => ({
          id: block.data.id,
          file,
          place: block.placeOf(['id']),
        })),
      ),
    ]),
    ...duplicates('objective', objectiveIds(index)),
    ...checkFileNames(index),
  ]
}

function duplicates(what: string, named: readonly Named[]): Problem[] {
  const firsts = new Map<string, Named>()
  const problems: Problem[] = []
  for (const entry of named) {
    const earlier = firsts.get(entry.id)
    if (!earlier) firsts.set(entry.id, entry)
    else
      problems.push({
        file: entry.file,
        ...entry.place,
        message: `The ${what} "${entry.id}" already exists at ${earlier.file}:${earlier.place.line}.`,
        hint: 'Choose another id; never reuse one, because learners’ progress hangs on it.',
      })
  }
  return problems
}

function glossaryIds({ course }: CourseIndex): Named[] {
  const { glossary } = course
  return (
    glossary?.value.map(({ id }, i) => ({ id, file: glossary.file, place: glossary.placeOf([i, 'id']) })) ??
    []
  )
}

/** Question ids are unique in the whole course: lessons, quizzes and cards. */
function questionIds({ course, documents }: CourseIndex): Named[] {
  const inDocuments = documents.flatMap(({ file, document }) =>
    blocksOf(document, 'question').map((block) => ({
      id: block.data.id,
      file,
      place: block.placeOf(['id']),
    })),
  )
  const inQuizzes = course.modules.flatMap(({ quiz }) =>
    quiz
      ? quiz.value.questions.map(({ id }, i) => ({
          id,
          file: quiz.file,
          place: quiz.placeOf(['questions', i, 'id']),
        }))
      : [],
  )
  const inCards = course.cards.flatMap(({ value, file, placeOf }) =>
    value.selfCheck ? [{ id: value.selfCheck.id, file, place: placeOf(['selfCheck', 'id']) }] : [],
  )
  return [...inDocuments, ...inQuizzes, ...inCards]
}

function objectiveIds({ course }: CourseIndex): Named[] {
  return openLessons(course).flatMap(({ file, document, placeOf }) =>
    (document.frontmatter?.objectives ?? []).map(({ id }, i) => ({
      id,
      file,
      place: placeOf(['objectives', i, 'id']),
    })),
  )
}

function checkFileNames({ course }: CourseIndex): Problem[] {
  const named = [
    ...openLessons(course).map(({ file, document, placeOf, id }) => ({
      file,
      id: document.frontmatter?.id ?? '',
      expected: id,
      placeOf,
    })),
    ...course.cards.map(({ file, value, placeOf }) => ({
      file,
      id: value.id,
      expected: path.basename(file, '.yaml'),
      placeOf,
    })),
    ...course.labs.map(({ file, value, placeOf }) => ({
      file,
      id: value.id,
      expected: path.basename(path.dirname(file)),
      placeOf,
    })),
  ]
  return named
    .filter(({ id, expected }) => id !== expected)
    .map(({ file, id, expected, placeOf }) => ({
      file,
      ...placeOf(['id']),
      message: `The id "${id}" differs from the name of its file or folder, "${expected}".`,
      hint: `Write "id: ${expected}", or rename the file.`,
    }))
}
