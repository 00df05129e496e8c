import Link from 'next/link'
import { Badge } from '#app/_ui/badge.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { LabEntry } from '#lib/services/labs/list-labs.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './lab.module.css'

/** Every lab with what it asks for and, when signed in, how far one got. */
export function LabIndex({ labs }: { readonly labs: readonly LabEntry[] }) {
  return (
    <Page
      title="Labs"
      width="reading"
      actions={<ButtonLink href={paths.workbench()}>Open the workbench for threads</ButtonLink>}
      lead="Tune a live simulation until it meets a goal, or break a threaded program, mend it and have the mend proved over every schedule. All of it runs here; handing in runs it again on the server and keeps the evidence."
    >
      {labs.length === 0 ? (
        <EmptyState title="No lab is open yet">
          Labs appear here as soon as their authors finish them.
        </EmptyState>
      ) : (
        [...Map.groupBy(labs, ({ module }) => module)].map(([module, ofModule]) => (
          <section key={module} className={styles.indexModule} aria-label={module || 'Labs'}>
            {module && <h2>{module}</h2>}
            <ul className={styles.index}>
              {ofModule.map((lab) => (
                <Entry key={lab.id} lab={lab} />
              ))}
            </ul>
          </section>
        ))
      )}
    </Page>
  )
}

const KINDS = {
  simulation: 'Simulation lab',
  program: 'Program lab in Python',
  script: 'Program lab in JavaScript',
} as const

function Entry({ lab }: { readonly lab: LabEntry }) {
  const { id, kind, title, summary, minutes, required, stretch, outcome } = lab
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <h3 className={styles.entryTitle}>
          <Link href={paths.lab(id)} prefetch={false}>
            {title}
          </Link>
        </h3>
        {outcome === 'passed' && <Badge tone="success">passed</Badge>}
        {outcome === 'tried' && <Badge>handed in, not passed</Badge>}
      </div>
      <p>{summary}</p>
      <p className={styles.note}>
        {KINDS[kind]}, {minutes} minutes, {countText(required, 'deliverable')}
        {stretch > 0 && ` and ${stretch} to stretch for`}
      </p>
    </li>
  )
}
