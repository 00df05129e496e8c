import type { CourseLab } from '../load/course.ts'
import type { Problem } from '../problem.ts'
import { checkCodeLab } from './check-code-lab.ts'
import { checkSimulationLab } from './check-simulation-lab.ts'
import type { CourseIndex } from './course-index.ts'

/** Labs add up: times; parts with their headings and deliverables; and what each kind of lab runs, exists and can be judged. */
export function checkLabs({ course }: CourseIndex): Problem[] {
  return course.labs.flatMap((lab) => [...checkTimes(lab), ...checkParts(lab), ...checkKind(lab)])
}

function checkKind(lab: CourseLab): Problem[] {
  const { definition } = lab
  return definition.kind === 'simulation'
    ? checkSimulationLab({ ...lab, value: definition })
    : checkCodeLab({ ...lab, value: definition })
}

function checkTimes({ value, file, placeOf }: CourseLab): Problem[] {
  const sum = value.parts.reduce((total, part) => total + part.minutes, 0)
  if (sum === value.minutes) return []
  return [
    {
      file,
      ...placeOf(['minutes']),
      message: `The lab says ${value.minutes} minutes, but its parts add up to ${sum}.`,
      hint: `Write "minutes: ${sum}", or change the parts.`,
    },
  ]
}

/** Each part is a heading of the instructions, and each required deliverable shows that one part is done. */
function checkParts({ definition, file, placeOf }: CourseLab): Problem[] {
  const ids = new Set(definition.deliverables.map(({ id }) => id))
  const listed = definition.parts.flatMap(({ deliverables = [] }) => deliverables)
  const inParts = definition.parts.flatMap(({ title, anchor, deliverables = [] }, n): Problem[] => {
    const unknown = deliverables.filter((id) => !ids.has(id))
    return [
      ...(anchor ? [] : [partWithoutHeading(title)]),
      ...unknown.map((id) => ({
        message: `The part “${title}” names the deliverable ${id}, which this lab does not have.`,
        hint: `It has ${[...ids].join(', ')}.`,
      })),
    ].map((problem) => ({ file, ...placeOf(['parts', n]), ...problem }))
  })
  const inDeliverables = definition.deliverables.flatMap(({ id, required }, n): Problem[] => {
    const times = listed.filter((one) => one === id).length
    if (times === 1 || (times === 0 && !required)) return []
    return [
      {
        ...{ file, ...placeOf(['deliverables', n, 'id']) },
        message: `The deliverable ${id} belongs to ${times === 0 ? 'no part' : `${times} parts`}.`,
        hint: 'List it under `deliverables` of the one part in which it is worked out.',
      },
    ]
  })
  return [...inParts, ...inDeliverables]
}

const partWithoutHeading = (title: string) => ({
  message: `No heading of lab.mdx is called “${title}”, so nothing can lead to this part.`,
  hint: `Write "## ${title}" above it, or call the part like its heading.`,
})
