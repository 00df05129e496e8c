import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { countText } from '#app/_ui/count-text.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { getErasureTerms } from '#lib/services/erase-account.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from '../../auth.module.css'
import { DownloadData } from '../download-data.client.tsx'
import { EraseForm } from './erase-form.client.tsx'

export const metadata: Metadata = { title: 'Erase my account' }

/** What erasing does, said before it is asked for; the download stands before the form. */
export default async function EraseAccountPage() {
  const actor = await currentActor()
  if (actor.type === 'visitor') redirect(paths.signIn(paths.eraseAccount()))
  const { certificates, hasPassword, isAuthor, refusal } = await getErasureTerms(actor)
  return (
    <Page
      title="Erase my account"
      width="reading"
      lead="For good, and at once. Nobody can bring it back, we neither."
      crumbs={[{ label: 'Account and devices', href: paths.account() }]}
    >
      <Panel title="What goes">
        <ul className={styles.facts}>
          <li>Your name, your email address, your password, and your session on every device.</li>
          <li>
            Progress, answers and results; labs, snapshots and what you handed in; drills and their log.
          </li>
          <li>Notes, bookmarks, and what you reported about questions.</li>
          <li>
            {certificates === 0
              ? 'Certificates, if you had any.'
              : `${countText(certificates, 'certificate')}: whoever opens the address on it is told that its holder erased the account, and whether the course had taken it back before, and sees neither your name nor what was certified.`}
          </li>
          <li>What this browser keeps for reading without a connection.</li>
        </ul>
      </Panel>
      <Panel title="What stays">
        <ul className={styles.facts}>
          <li>
            The audit log: that something was done, and when, under a random number. Your name, your email
            address and every reason written about you are taken out.
          </li>
          {isAuthor && (
            <li>
              What you wrote for the course: versions and drafts of lessons, answers to reports, and reasons
              you gave for changes to others. Your name is no longer on them.
            </li>
          )}
          <li>Backups made before today, until they are deleted.</li>
          <li>
            What other browsers keep that you were signed in with. Clear their data for this site there.
          </li>
        </ul>
      </Panel>
      <Panel title="First, your data">
        <p>Once it is erased, it cannot be downloaded any more. One file has everything stored about you.</p>
        <DownloadData />
      </Panel>
      <Panel title="Erase it">
        {refusal ? (
          <Notice tone="warning" title="This account cannot be erased now">
            {refusal}
          </Notice>
        ) : (
          <EraseForm accountId={actor.id} email={actor.email} hasPassword={hasPassword} />
        )}
      </Panel>
    </Page>
  )
}
