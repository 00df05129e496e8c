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
      lead="Change the settings of a live simulation until it meets a goal. Everything runs here; handing in runs it again on the server and keeps the evidence."
    >
      {labs.length === 0 ? (
        <EmptyState title="No lab is open yet">
          Labs appear here as soon as their authors finish them.
        </EmptyState>
      ) : (
        <ul className={styles.index}>
          {labs.map((lab) => (
            <Entry key={lab.id} lab={lab} />
          ))}
        </ul>
      )}
    </Page>
  )
}

function Entry({ lab }: { readonly lab: LabEntry }) {
  const { id, title, summary, minutes, module, required, stretch, outcome } = lab
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <Link href={paths.lab(id)} prefetch={false} className={styles.entryTitle}>
          {title}
        </Link>
        {outcome === 'passed' && <Badge tone="success">passed</Badge>}
        {outcome === 'tried' && <Badge>handed in, not passed</Badge>}
      </div>
      <p>{summary}</p>
      <p className={styles.note}>
        {module ? `${module}. ` : ''}
        {minutes} minutes, {countText(required, 'deliverable')}
        {stretch > 0 && ` and ${stretch} to stretch for`}
      </p>
    </li>
  )
}
