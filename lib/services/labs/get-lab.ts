import { type CompiledDocument, compileDocument } from '#lib/content/compile.ts'
import type { FindModule } from '#lib/content/links.ts'
import { renderMarkdown } from '#lib/content/markdown.ts'
import { db } from '#lib/db/client.ts'
import { findRating, listSnapshots } from '#lib/db/lab-snapshots.ts'
import { findLabDraft, listSubmissions } from '#lib/db/lab-work.ts'
import { findLab } from '#lib/db/labs.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import type { LabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { BenchSpec, LabBench, LabPartView } from '#lib/domain/labs/lab-view.ts'
import { partsDone } from '#lib/domain/labs/parts-done.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { findPractice } from '../find-practice.ts'
import { getCourseMap, moduleFinder } from '../get-course-map.ts'
import { viewSnapshot } from './view-snapshot.ts'
import { viewSubmission } from './view-submission.ts'

export type LabPage = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly minutes: number
  readonly parts: readonly LabPartView[]
  readonly module: { readonly id: string; readonly title: string } | null
  /** The instructions, ready for `renderLesson`; stays on the server. */
  readonly document: CompiledDocument
  readonly moduleOf: FindModule
  readonly bench: LabBench
  readonly troubleshooting: readonly {
    readonly symptom: Html
    readonly diagnosis: Html
    readonly fix: Html
  }[]
  readonly reflection: readonly Html[]
}

/** A lab for everybody, with one's own work when signed in. Throws 404 when there is none. */
export async function getLab(actor: Actor, { labId }: { readonly labId: string }): Promise<LabPage> {
  const lab = await findLab(db(), labId)
  if (!lab) throw notFoundError()
  const course = await getCourseMap()
  const moduleOf = moduleFinder(course)
  const { definition, source } = lab.current
  const module = course.modules.find(({ id }) => id === definition.module)
  const html = async (text: string): Promise<Html> => ({ html: await renderMarkdown(text, { moduleOf }) })
  const { title, summary, minutes } = definition
  const [practice = null] = await findPractice([{ card: definition.card, lesson: undefined }], course, actor)
  const bench = { ...(await readBench(actor, labId, { definition, moduleOf })), practice }
  return {
    ...{ id: labId, title, summary, minutes, moduleOf },
    parts: viewParts(definition, bench),
    module: module ? { id: module.id, title: module.title } : null,
    document: await compilePublished(labId, source),
    bench,
    troubleshooting: await Promise.all(
      definition.troubleshooting.map(async ({ symptom, diagnosis, fix }) => ({
        symptom: await html(symptom),
        diagnosis: await html(diagnosis),
        fix: await html(fix),
      })),
    ),
    reflection: await Promise.all(definition.reflection.map(html)),
  }
}

/** How far the saved work on the page has come; of a visitor nothing is kept here. */
function viewParts(
  { parts }: LabDefinition,
  { draft, submissions }: Pick<LabBench, 'draft' | 'submissions'>,
): LabPartView[] {
  const passed = submissions.flatMap(({ results }) => results.filter((one) => one.passed))
  const done = partsDone(parts, {
    passed: new Set(passed.map(({ id }) => id)),
    isBegun: draft.revision > 0 || submissions.length > 0,
  })
  return parts.map(({ title, minutes, isSkippable = false, anchor = null }, n) => ({
    ...{ title, minutes, isSkippable, anchor },
    isDone: done[n] ?? false,
  }))
}

async function readBench(
  actor: Actor,
  labId: string,
  { definition, moduleOf }: { readonly definition: LabDefinition; readonly moduleOf: FindModule },
): Promise<Omit<LabBench, 'practice'>> {
  const owner = actor.type === 'user' ? { userId: actor.id, labId } : null
  const [draft, submissions, snapshots, rating] = owner
    ? await Promise.all([
        findLabDraft(db(), owner),
        listSubmissions(db(), owner),
        listSnapshots(db(), owner),
        findRating(db(), owner),
      ])
    : [null, [], [], null]
  const html = async (text: string, isInline = false): Promise<Html> => ({
    html: await renderMarkdown(text, { moduleOf, isInline }),
  })
  return {
    ...{ labId, title: definition.title, spec: specOf(definition), ownerId: owner?.userId ?? null },
    deliverables: await Promise.all(
      definition.deliverables.map(async ({ id, title, required, passed, failed }) => ({
        ...{ id, required, title: await html(title, true) },
        ...{ passed: await html(passed), failed: await html(failed) },
      })),
    ),
    hints: await Promise.all(definition.hints.map((hint) => html(hint))),
    draft: draft ?? { values: {}, revision: 0 },
    submissions: submissions.map(viewSubmission),
    snapshots: snapshots.map(viewSnapshot),
    rubric: {
      minimum: await html(definition.rubric.minimum),
      proficient: await html(definition.rubric.proficient),
      advanced: await html(definition.rubric.advanced),
      ready: await html(definition.rubric.ready),
    },
    rating,
  }
}

/** An allow-list: what the browser needs to run and compare. The harnesses of the others stay here. */
function specOf(lab: LabSpec): BenchSpec {
  if (lab.kind === 'simulation') {
    const { kind, simulation, scenarios, editable, start, deliverables } = lab
    return { kind, simulation, scenarios, editable, start, deliverables }
  }
  if (lab.kind === 'script') {
    const { kind, starter, demo, files, budget } = lab
    return { kind, starter, demo, files, budget }
  }
  const { kind, starter, demo, budget, deliverables } = lab
  const breaks = deliverables.filter(({ check }) => check.type === 'breaks').map(({ id }) => id)
  return { kind, starter, demo, budget, breaks }
}

/** Nothing is synced that does not compile, so a failure here is ours. */
async function compilePublished(labId: string, source: string): Promise<CompiledDocument> {
  const compiled = await compileDocument({ source, file: labId, kind: 'lab' })
  invariant(compiled.ok, `lab ${labId} compiles`)
  return compiled.document
}
