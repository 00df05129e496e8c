import { LessonText } from '#app/_mdx/lesson-text.tsx'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { PlaceMarks } from '#app/_notes/place-marks.client.tsx'
import { PlaceSlot } from '#app/_notes/place-slot.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { getGlossary } from '#lib/services/get-glossary.ts'
import type { LabPage as Lab } from '#lib/services/labs/get-lab.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './lab.module.css'
import { LabBench } from './lab-bench.client.tsx'
import { Plan } from './plan.client.tsx'

/** A lab: instructions, the bench to work at, and what helps afterwards. The text is complete without JavaScript. */
export async function LabPage({ lab, ownerId }: { readonly lab: Lab; readonly ownerId: string | null }) {
  const glossary = await getGlossary()
  const { id, title, summary, minutes, parts, module, document, moduleOf, bench } = lab
  return (
    <Page
      title={title}
      lead={summary}
      crumbs={[
        { label: 'Labs', href: paths.labs() },
        ...(module ? [{ label: module.title, href: `${paths.course()}#${module.id}` }] : []),
      ]}
    >
      <PlaceSlot />
      <div className={styles.top}>
        <div className={styles.instructions}>
          <LessonText document={document} context={{ lessonId: id, moduleOf, glossary }} />
        </div>
        <aside className={styles.plan} aria-label="Plan">
          <Plan minutes={minutes} parts={parts} />
        </aside>
      </div>
      <LabBench bench={bench} />
      <div className={styles.after}>
        <Panel title="When it does not work">
          {lab.troubleshooting.map(({ symptom, diagnosis, fix }) => (
            <details key={symptom.html} className={styles.trouble}>
              <summary>
                <Rendered text={symptom} className={styles.symptom} />
              </summary>
              <Rendered text={diagnosis} className={styles.remedy} />
              <Rendered text={fix} className={styles.remedy} />
            </details>
          ))}
        </Panel>
        <Panel title="Think back">
          <ol className={styles.reflection}>
            {lab.reflection.map((question) => (
              <li key={question.html}>
                <Rendered text={question} />
              </li>
            ))}
          </ol>
        </Panel>
      </div>
      <PlaceMarks key={id} page={{ kind: 'lab', id }} ownerId={ownerId} title={title} />
    </Page>
  )
}
