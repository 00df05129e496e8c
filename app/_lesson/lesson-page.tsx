import { CloudCheck } from 'lucide-react'
import { BuildsOn } from '#app/_course/builds-on.tsx'
import { PlaceMarks } from '#app/_notes/place-marks.client.tsx'
import { OfflineMark } from '#app/_offline/offline-mark.client.tsx'
import { LessonTracker } from '#app/_progress/lesson-tracker.client.tsx'
import { Objectives } from '#app/_progress/objectives.tsx'
import type { Actor } from '#lib/domain/access/policy.ts'
import { getCourseProgress } from '#lib/services/get-course-progress.ts'
import { getGlossary } from '#lib/services/get-glossary.ts'
import type { LessonForReading } from '#lib/services/get-lesson.ts'
import { getLessonStanding } from '#lib/services/get-lesson-standing.ts'
import { prerequisitesOf } from '#lib/services/lesson-prerequisites.ts'
import { paths } from '#lib/shared/paths.ts'
import { CourseNav } from './course-nav.tsx'
import { LessonArticle } from './lesson-article.tsx'
import styles from './lesson-page.module.css'
import { Outline } from './outline.tsx'

/** A lesson: course map, text with its live figures, outline with objectives. Complete without JavaScript. */
export async function LessonPage({ lesson, actor }: { lesson: LessonForReading; actor: Actor }) {
  const [glossary, standing, course] = await Promise.all([
    getGlossary(),
    getLessonStanding(actor, lesson.id),
    getCourseProgress(actor),
  ])
  const here = { moduleId: lesson.module.id, lessonId: lesson.id }
  return (
    <div className={styles.layout}>
      <details className={styles.sheet}>
        <summary>Course map</summary>
        <CourseNav course={course} here={here} />
      </details>
      <nav className={`${styles.side} ${styles.left}`} aria-label="Course map">
        <CourseNav course={course} here={here} />
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        <LessonArticle
          lesson={lesson}
          glossary={glossary}
          opening={
            <BuildsOn
              lessons={prerequisitesOf(lesson.document.frontmatter ?? { prerequisites: [] }, course)}
              knowsProgress={actor.type === 'user'}
              className={styles.buildsOn}
            />
          }
        />
        <PlaceMarks
          key={lesson.id}
          page={{ kind: 'lesson', id: lesson.id }}
          ownerId={actor.type === 'user' ? actor.id : null}
          title={lesson.title}
          withHeadings
        />
      </main>
      <aside className={`${styles.side} ${styles.right}`} aria-label="This lesson">
        <Objectives lessonId={lesson.id} objectives={standing.objectives} signedIn={actor.type === 'user'} />
        <Outline headings={lesson.document.headings} />
        <OfflineMark path={paths.lesson(lesson.module.id, lesson.id)} version={lesson.version.hash}>
          <CloudCheck aria-hidden="true" size={16} /> Available offline
        </OfflineMark>
        <LessonTracker
          lessonId={lesson.id}
          path={paths.lesson(lesson.module.id, lesson.id)}
          title={lesson.title}
          steps={standing.steps}
          initialDone={standing.stepsDone}
          signedIn={actor.type === 'user'}
        />
      </aside>
    </div>
  )
}
