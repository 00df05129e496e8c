import type { Db } from './client.ts'

export type OutlineEntry = { readonly id: string; readonly title: string }

type CourseFiles = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly edition?: string
  /** The labs that a certificate asks for. */
  readonly certificateLabs?: readonly string[]
  /** False when some module could not be read: then none is taken to be gone. */
  readonly isWhole: boolean
  readonly modules: readonly {
    readonly id: string
    readonly title: string
    readonly summary: string
    readonly outline: readonly OutlineEntry[]
  }[]
}

/** Makes the course and its modules say what the files say. Modules that are gone keep their rows, with an empty outline. */
export async function syncCourse(tx: Db, course: CourseFiles): Promise<void> {
  const { id, title, summary, edition = '1', certificateLabs = [], modules, isWhole } = course
  const row = { title, summary, edition, certificateLabs: [...certificateLabs] }
  await tx.course.upsert({ where: { id }, create: { id, ...row }, update: row })
  for (const [position, module] of modules.entries()) {
    const outline = module.outline.map((entry) => ({ id: entry.id, title: entry.title }))
    const row = { courseId: id, position, title: module.title, summary: module.summary, outline }
    await tx.module.upsert({ where: { id: module.id }, create: { id: module.id, ...row }, update: row })
  }
  if (!isWhole) return
  const ids = modules.map((module) => module.id)
  await tx.module.updateMany({ where: { courseId: id, id: { notIn: ids } }, data: { outline: [] } })
}

export type ModuleRow = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly outline: readonly OutlineEntry[]
}

/** The module of that id, or null. */
export async function findModule(reader: Db, moduleId: string): Promise<ModuleRow | null> {
  const row = await reader.module.findUnique({
    where: { id: moduleId },
    select: { id: true, title: true, summary: true, outline: true },
  })
  return row && { ...row, outline: row.outline as OutlineEntry[] }
}
