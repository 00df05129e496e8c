import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Page } from '#app/_ui/page.tsx'
import { configuredProviders } from '#lib/auth/next-auth.ts'
import { currentActor } from '#lib/auth/session.ts'
import { paths, safeNextPath } from '#lib/shared/paths.ts'
import { ProviderButtons } from '../provider-buttons.client.tsx'
import { SignInForm } from './sign-in-form.client.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await searchParams
  const nextPath = safeNextPath(next)
  if ((await currentActor()).type === 'user') redirect(nextPath)
  return (
    <Page title="Sign in" width="narrow" lead="You come back to the same place, with your progress.">
      <SignInForm next={nextPath} providerError={typeof error === 'string' ? error : null} />
      <ProviderButtons providers={configuredProviders()} next={nextPath} />
      <p>
        No account yet?{' '}
        <Link href={paths.register(nextPath)} prefetch={false}>
          Register
        </Link>
        . Lessons, simulations and labs work without one.
      </p>
    </Page>
  )
}
