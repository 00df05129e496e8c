import type { Metadata } from 'next'
import styles from '#app/_course/course-map.module.css'
import { DeviceMarks } from '#app/_course/device-marks.client.tsx'
import { ModuleSection } from '#app/_course/module-section.tsx'
import { Page } from '#app/_ui/page.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { getCourseProgress } from '#lib/services/get-course-progress.ts'
import { listLessonNeeds } from '#lib/services/lesson-needs.ts'
import { prerequisitesOf } from '#lib/services/lesson-prerequisites.ts'

export const metadata: Metadata = {
  title: 'The course',
  description: 'Every module and lesson, quiz and lab, with what is open and what is planned.',
}

export default async function CoursePage() {
  const actor = await currentActor()
  const course = await getCourseProgress(actor)
  const needs = await listLessonNeeds(course)
  const { open, done, percent } = course.summaryOf
  const isSignedIn = actor.type === 'user'
  return (
    <Page title={course.title} lead={course.summary}>
      <div className={styles.overall}>
        {isSignedIn && <ProgressBar value={percent} max={100} label="Progress in the course" />}
        <p>
          {isSignedIn ? `${done} of ${open} open lessons done. ` : `${open} lessons are open. `}
          {course.modules.length} modules; lessons marked “planned” are still being written.
        </p>
      </div>
      <div className={styles.map}>
        {course.modules.map((module, i) => (
          <ModuleSection
            key={module.id}
            module={module}
            number={i + 1}
            showsProgress={isSignedIn}
            buildsOn={(lessonId) => prerequisitesOf(needs(lessonId), course)}
          />
        ))}
      </div>
      {!isSignedIn && <DeviceMarks />}
    </Page>
  )
}
