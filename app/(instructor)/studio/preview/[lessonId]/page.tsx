import type { Metadata } from 'next'
import { LessonArticle } from '#app/_lesson/lesson-article.tsx'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { getGlossary } from '#lib/services/get-glossary.ts'
import { previewLesson } from '#lib/services/studio/preview-lesson.ts'
import { paths } from '#lib/shared/paths.ts'
import { ProblemList } from '../../_editor/problem-list.client.tsx'
import styles from './preview.module.css'

export const metadata: Metadata = { title: 'Preview', robots: { index: false } }

/** A draft or an old version by the renderer that learners get, without the site around it. */
export default async function PreviewPage(props: PageProps<'/studio/preview/[lessonId]'>) {
  const { lessonId } = await props.params
  const { version } = await props.searchParams
  const actor = await requirePermission('lessons.edit', paths.studioPreview(lessonId))
  const number = typeof version === 'string' && /^\d{1,6}$/.test(version) ? Number(version) : undefined
  const preview = await orNotFound(previewLesson(actor, { lessonId, version: number }))
  return (
    <main id="main" tabIndex={-1} className={styles.preview}>
      {preview.ok ? (
        <LessonArticle lesson={preview.lesson} glossary={await getGlossary()} />
      ) : (
        <>
          <h1>{preview.title}</h1>
          <Notice tone="danger" title="This text cannot be shown yet">
            <ProblemList problems={preview.problems} />
          </Notice>
        </>
      )}
    </main>
  )
}
