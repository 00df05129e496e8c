import type { Metadata } from 'next'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { getStudioLesson, type StudioLessonForEditing } from '#lib/services/studio/get-studio-lesson.ts'
import { paths } from '#lib/shared/paths.ts'
import { LessonEditor } from '../../_editor/lesson-editor.client.tsx'

export const metadata: Metadata = { title: 'Write' }

/** The editor of one lesson. */
export default async function StudioLessonPage(props: PageProps<'/studio/lessons/[lessonId]'>) {
  const { lessonId } = await props.params
  const { published: justPublished } = await props.searchParams
  const actor = await requirePermission('lessons.edit', paths.studioLesson(lessonId))
  const lesson = await orNotFound(getStudioLesson(actor, lessonId))
  return (
    <Page
      title={lesson.title}
      lead={leadOf(lesson)}
      width="full"
      crumbs={[{ label: 'Studio', href: paths.studio() }]}
      actions={
        <>
          <ButtonLink size="sm" href={paths.studioHistory(lessonId)}>
            History
          </ButtonLink>
          {lesson.published && (
            <ButtonLink size="sm" href={paths.lesson(lesson.module.id, lessonId)}>
              As learners see it
            </ButtonLink>
          )}
        </>
      }
    >
      {typeof justPublished === 'string' && justPublished === String(lesson.published?.number) && (
        <Notice tone="success" title={`Version ${justPublished} is published`} live>
          Learners see it from now on.
        </Notice>
      )}
      {lesson.behind !== null && lesson.published && (
        <Notice
          tone="warning"
          title={`Version ${lesson.published.number} came out after this draft was begun`}
        >
          <a href={`${paths.studioHistory(lessonId)}?from=${lesson.published.number}&to=draft`}>
            Compare the draft with it
          </a>{' '}
          before you publish.
        </Notice>
      )}
      <LessonEditor
        lessonId={lessonId}
        source={lesson.source}
        revision={lesson.revision}
        publishedNumber={lesson.published?.number ?? null}
      />
    </Page>
  )
}

function leadOf({ module, published, draft }: StudioLessonForEditing): string {
  const where = `A lesson of “${module.title}”.`
  const seen = published
    ? `Learners see version ${published.number}${published.origin === 'file' ? ', from its file' : ''}.`
    : 'It is not published yet.'
  return `${where} ${seen}${draft ? ' You are working on its draft.' : ' Your first change begins a draft.'}`
}
