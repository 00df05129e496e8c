import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { roleNames } from '#lib/domain/access/role-names.ts'
import { hasPassword } from '#lib/services/manage-account.ts'
import { paths } from '#lib/shared/paths.ts'
import { DownloadData } from './download-data.client.tsx'
import { EndSessions } from './end-sessions.client.tsx'
import { PasswordForm } from './password-form.client.tsx'

export const metadata: Metadata = { title: 'Account and devices' }

export default async function AccountPage() {
  const actor = await currentActor()
  if (actor.type === 'visitor') redirect(paths.signIn(paths.account()))
  return (
    <Page
      title="Account and devices"
      width="reading"
      lead={`${actor.name}, ${actor.email}, ${roleNames[actor.role]}.`}
    >
      <Panel title="Password">
        <PasswordForm hasPassword={await hasPassword(actor)} />
      </Panel>
      <Panel title="Devices">
        <p>
          If a device is lost or was not yours, sign out everywhere. You will sign in again on this one too.
        </p>
        <EndSessions />
      </Panel>
      <Panel title="Your data">
        <p>
          Everything stored about you in one file (JSON): the account, progress, answers and results, labs,
          drills, notes, reports, certificates, and what the audit log says of you. The file explains each
          part. The right answers of a quiz are in it once the quiz has shown them to you.
        </p>
        <DownloadData />
      </Panel>
      <Panel title="Erase the account">
        <p>
          You can have everything erased that is stored about you, for good. The next page says exactly what
          goes and what stays, before you decide.
        </p>
        <div>
          <ButtonLink href={paths.eraseAccount()}>Erase my account …</ButtonLink>
        </div>
      </Panel>
    </Page>
  )
}
