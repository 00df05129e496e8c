import './_ui/global.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { currentActor } from '#lib/auth/session.ts'
import { MergeDeviceProgress } from './_device/merge-device-progress.client.tsx'
import { buildId } from './_offline/build-id.ts'
import { ForgetOthers } from './_offline/forget-others.client.tsx'
import { OfflineReading } from './_offline/offline-reading.client.tsx'
import { Footer } from './_shell/footer.tsx'
import { Header } from './_shell/header.tsx'
import { SessionOver } from './_shell/session-over.client.tsx'
import { themeFrom } from './_shell/theme.ts'

export const metadata: Metadata = {
  title: { default: 'Interleave: operating systems and concurrency', template: '%s · Interleave' },
  description:
    'A course on operating systems and concurrency in which every figure runs: step it, break it, and see every schedule.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f3' },
    { media: '(prefers-color-scheme: dark)', color: '#171614' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  const build = buildId()
  const theme = themeFrom((await cookies()).get('theme')?.value)
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <a href="#main" className="skip-link">
          Skip to the content
        </a>
        <Header theme={theme} />
        {actor.type === 'user' && <MergeDeviceProgress />}
        {children}
        <Footer theme={theme} isVisitor={actor.type === 'visitor'} />
        <ForgetOthers accountId={actor.type === 'user' ? actor.id : null} />
        {actor.type === 'user' && <SessionOver accountId={actor.id} />}
        {build && <OfflineReading build={build} />}
      </body>
    </html>
  )
}
