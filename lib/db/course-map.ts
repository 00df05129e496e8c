import type { Objective } from '#lib/domain/progress/objectives.ts'
import type { Db } from './client.ts'
import type { OutlineEntry } from './course.ts'

export type MapLesson = {
  readonly id: string
  readonly title: string
  /** Null while the lesson is planned. */
  readonly published: {
    /** Of the version: what is read from its text may be kept under it. */
    readonly hash: string
    readonly summary: string
    readonly minutes: number
    readonly objectives: readonly Objective[]
    readonly publishedAt: Date
    /** The version asks for something the one before did not. */
    readonly addsRequired: boolean
  } | null
}

export type MapModule = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly lessons: readonly MapLesson[]
  readonly quizzes: readonly (OutlineEntry & { readonly minutes: number })[]
  readonly labs: readonly OutlineEntry[]
}

export type CourseMap = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly modules: readonly MapModule[]
}

const lessonSelect = {
  id: true,
  publishedVersion: {
    select: {
      title: true,
      hash: true,
      summary: true,
      minutes: true,
      objectives: true,
      createdAt: true,
      addsRequired: true,
    },
  },
} as const

const moduleSelect = {
  id: true,
  title: true,
  summary: true,
  outline: true,
  lessons: { where: { retiredAt: null }, select: lessonSelect },
  quizzes: {
    where: { currentVersionId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, title: true, minutes: true },
  },
} as const

/** The table of contents: modules in order, open and planned lessons, quizzes and labs; null before content is synced. */
export async function findCourseMap(reader: Db): Promise<CourseMap | null> {
  const course = await reader.course.findFirst({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      title: true,
      summary: true,
      modules: { orderBy: { position: 'asc' }, select: moduleSelect },
    },
  })
  if (!course) return null
  const labs = await reader.lab.findMany({
    where: { currentVersionId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, title: true, moduleId: true },
  })
  const modules = course.modules.map(({ outline, lessons, ...module }) => ({
    ...module,
    lessons: joinOutline(outline as OutlineEntry[], lessons),
    labs: labs.filter((lab) => lab.moduleId === module.id).map(({ id, title }) => ({ id, title })),
  }))
  return { ...course, modules: modules.filter(({ lessons }) => lessons.length > 0) }
}

type LessonRow = {
  id: string
  publishedVersion: {
    title: string
    hash: string
    summary: string
    minutes: number
    objectives: unknown
    createdAt: Date
    addsRequired: boolean
  } | null
}

/** The outline gives the order; a lesson begun in the studio and not in the outline comes last. */
function joinOutline(outline: readonly OutlineEntry[], rows: readonly LessonRow[]): MapLesson[] {
  const published = new Map(rows.map((row) => [row.id, row.publishedVersion]))
  const listed = new Set(outline.map(({ id }) => id))
  const extra = rows.flatMap(({ id, publishedVersion }) =>
    publishedVersion && !listed.has(id) ? [{ id, title: publishedVersion.title }] : [],
  )
  return [...outline, ...extra].map(({ id, title }) => {
    const version = published.get(id)
    if (!version) return { id, title, published: null }
    const { hash, summary, minutes, objectives, createdAt, addsRequired } = version
    return {
      id,
      title: version.title,
      published: {
        hash,
        summary,
        minutes,
        objectives: objectives as Objective[],
        publishedAt: createdAt,
        addsRequired,
      },
    }
  })
}

/** Id of the course everybody is enrolled in on their first progress; null before content is synced. */
export async function findCourseId(reader: Db): Promise<string | null> {
  const course = await reader.course.findFirst({ orderBy: { id: 'asc' }, select: { id: true } })
  return course?.id ?? null
}
