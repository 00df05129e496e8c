import type { Metadata } from 'next'
import { cache } from 'react'
import { LessonPage } from '#app/_lesson/lesson-page.tsx'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { currentActor } from '#lib/auth/session.ts'
import { getLesson } from '#lib/services/get-lesson.ts'

type Props = PageProps<'/learn/[moduleId]/[lessonId]'>

const lessonAt = cache((moduleId: string, lessonId: string) => orNotFound(getLesson({ moduleId, lessonId })))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { moduleId, lessonId } = await params
  const { title, summary } = await lessonAt(moduleId, lessonId)
  return { title, description: summary }
}

export default async function LessonRoute({ params }: Props) {
  const { moduleId, lessonId } = await params
  const [actor, lesson] = await Promise.all([currentActor(), lessonAt(moduleId, lessonId)])
  return <LessonPage lesson={lesson} actor={actor} />
}
