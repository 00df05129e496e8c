import type { CourseLab } from '../load/course.ts'
import type { Problem } from '../problem.ts'
import { checkCodeLab } from './check-code-lab.ts'
import { checkSimulationLab } from './check-simulation-lab.ts'
import type { CourseIndex } from './course-index.ts'

/** Labs add up: times; and what each kind of lab runs, exists and can be judged. */
export function checkLabs({ course }: CourseIndex): Problem[] {
  return course.labs.flatMap((lab) => [...checkTimes(lab), ...checkKind(lab)])
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
