import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Page } from '#app/_ui/page.tsx'
import { configuredProviders } from '#lib/auth/next-auth.ts'
import { currentActor } from '#lib/auth/session.ts'
import { paths, safeNextPath } from '#lib/shared/paths.ts'
import { ProviderButtons } from '../provider-buttons.client.tsx'
import { RegisterForm } from './register-form.client.tsx'

export const metadata: Metadata = { title: 'Register' }

export default async function RegisterPage({ searchParams }: PageProps<'/register'>) {
  const nextPath = safeNextPath((await searchParams).next)
  if ((await currentActor()).type === 'user') redirect(nextPath)
  return (
    <Page
      title="Register"
      width="narrow"
      lead="An account keeps your progress, quizzes, labs and drills across devices. What this device remembers moves into it."
    >
      <RegisterForm next={nextPath} />
      <ProviderButtons providers={configuredProviders()} next={nextPath} />
      <p>
        Registered already?{' '}
        <Link href={paths.signIn(nextPath)} prefetch={false}>
          Sign in
        </Link>
        .
      </p>
    </Page>
  )
}
