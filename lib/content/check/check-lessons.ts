import { access } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from '../problem.ts'
import { blocksOf, type CourseIndex } from './course-index.ts'

/** Every lesson lets the reader predict and see: at least one prediction and one simulation. */
export function checkLessonParts({ documents }: CourseIndex): Problem[] {
  const lessons = documents.filter(({ kind }) => kind === 'lesson')
  return lessons.flatMap(({ file, document }) => {
    const at = { file, line: 1, column: 1 }
    const missing: Problem[] = []
    if (blocksOf(document, 'sim').length === 0)
      missing.push({ ...at, message: 'This lesson embeds no simulation.', hint: 'Add a ```sim block.' })
    if (blocksOf(document, 'predict').length === 0)
      missing.push({
        ...at,
        message: 'This lesson asks for no prediction.',
        hint: 'Add a ```predict block before a reveal.',
      })
    return missing
  })
}

/** Figures are files of the content itself: `/figures/x.svg` is `figures/x.svg` in the content folder. */
export async function checkFigures({ documents }: CourseIndex, root: string): Promise<Problem[]> {
  const uses = documents.flatMap(({ file, document }) =>
    document.figures.map((figure) => ({ file, ...figure })),
  )
  const checked = await Promise.all(
    uses.map(async ({ file, src, place }): Promise<Problem | null> => {
      const isThere = await access(path.join(root, src)).then(
        () => true,
        () => false,
      )
      return isThere
        ? null
        : { file, ...place, message: `The figure "${src}" does not exist.`, hint: `Put it at content${src}.` }
    }),
  )
  return checked.filter((problem) => problem !== null)
}
