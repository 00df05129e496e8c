import path from 'node:path'
import { authorize } from '#lib/auth/authorize.ts'
import type { LessonCheck } from '#lib/content/check-lesson.ts'
import { fileNameOf } from '#lib/content/check-lesson.ts'
import type { CompiledDocument } from '#lib/content/compile.ts'
import type { Problem } from '#lib/content/problem.ts'
import { db } from '#lib/db/client.ts'
import { listStudioPublished } from '#lib/db/studio-lessons.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { Diagnosis } from '#lib/domain/publishing/reports.ts'
import { checkInWorker } from '#lib/workers/check-pool.ts'
import { compileInWorker } from '#lib/workers/compile-pool.ts'

/** Everything there is to say about a text before it is published. Refuses nothing and stores nothing. */
export async function checkDraft(
  actor: Actor,
  input: { readonly lessonId: string; readonly source: string },
): Promise<Diagnosis> {
  authorize(actor, 'lessons.edit')
  const { problems, document } = await compileText(input)
  if (!document) return { renders: false, problems, elsewhere: [] }
  return { renders: true, ...(await checkText(input)) }
}

type Text = { readonly lessonId: string; readonly source: string }

/** Gate, schema and compiler, in the worker with its two-second limit. */
export async function compileText({
  lessonId,
  source,
}: Text): Promise<{ document: CompiledDocument | null; problems: readonly Problem[] }> {
  const compiled = await compileInWorker({ source, file: fileNameOf(lessonId) })
  return compiled.ok
    ? { document: compiled.document, problems: [] }
    : { document: null, problems: compiled.problems }
}

/** The checks against all other content; only for a text that compiles. */
export async function checkText({ lessonId, source }: Text): Promise<LessonCheck> {
  const published = (await listStudioPublished(db())).filter(({ id }) => id !== lessonId)
  const root = path.join(/* turbopackIgnore: true */ process.cwd(), 'content')
  return checkInWorker({ lesson: { id: lessonId, source }, published, root })
}
