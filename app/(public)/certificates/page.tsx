import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CodeForm } from '#app/_certificate/code-form.tsx'
import { Page } from '#app/_ui/page.tsx'
import { readCertificateCode } from '#lib/domain/certificates/certificate-code.ts'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = { title: 'Verify a certificate', robots: { index: false } }

/** For a code on paper. Whatever was typed leads to the page that answers for a code. */
export default async function VerifyPage({ searchParams }: PageProps<'/certificates'>) {
  const { code } = await searchParams
  if (typeof code === 'string' && code.trim()) redirect(paths.certificate(readCertificateCode(code) ?? '-'))
  return (
    <Page
      title="Verify a certificate"
      lead="Every certificate of this course has a code. Enter it to see what was certified and whether it stands."
      width="reading"
    >
      <CodeForm />
    </Page>
  )
}
