import { splitFrontmatter } from './gate/frontmatter.ts'
import { parseYaml } from './gate/yaml.ts'
import { type LessonFrontmatter, lessonFrontmatterSchema } from './schema/lesson.ts'

/** What a lesson builds on, and the labs that belong to it. */
export type LessonNeeds = Pick<LessonFrontmatter, 'prerequisites' | 'labs'>

/** Out of the frontmatter alone, without parsing the text. Nothing is published that cannot be read. */
export function readNeeds(source: string, file: string): LessonNeeds {
  const { split } = splitFrontmatter(source, file)
  const { value } = parseYaml(split.yaml ?? '', lessonFrontmatterSchema, { file, line: split.yamlLine })
  return { prerequisites: value?.prerequisites ?? [], labs: value?.labs ?? [] }
}
