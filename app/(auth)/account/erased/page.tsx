import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Page } from '#app/_ui/page.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = { title: 'After erasing an account', robots: { index: false } }

/** Where an erased account ends. Anybody may open the address, so nothing here claims that theirs was erased just now. */
export default async function AccountErasedPage() {
  if ((await currentActor()).type === 'user') redirect(paths.account())
  return (
    <Page title="Nobody is signed in here" width="reading">
      <p>
        If you have just erased your account, it is gone, with everything stored about you, and you are signed
        out on every device. Thank you for having been here.
      </p>
      <p>The lessons, simulations and labs stay open to you without an account.</p>
      <p>
        <ButtonLink href={paths.home()}>To the home page</ButtonLink>
      </p>
    </Page>
  )
}
