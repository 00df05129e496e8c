import type { Metadata } from 'next'
import Link from 'next/link'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Page } from '#app/_ui/page.tsx'
import { paths } from '#lib/shared/paths.ts'
import { simulationIds, simulations } from '#sim/registry.ts'
import styles from './gallery.module.css'
import { Thumbnail } from './thumbnail.tsx'

export const metadata: Metadata = {
  title: 'Simulations',
  description: 'Every machine of the course, to run, change, compare and share.',
}

export default function SimulationsPage() {
  return (
    <Page
      title="Simulations"
      lead="Every machine of the course on its own. Change its settings, step it forwards and back, compare two runs, and share what you find."
      actions={<ButtonLink href={paths.tournament()}>Policy tournament</ButtonLink>}
    >
      <ul className={styles.gallery}>
        {simulationIds.map((id) => (
          <li key={id} className={styles.item}>
            <Thumbnail id={id} />
            <div>
              <h2 className={styles.title}>
                <Link href={`/simulations/${id}`} prefetch={false}>
                  {simulations[id].title}
                </Link>
              </h2>
              <p className={styles.summary}>{simulations[id].summary}</p>
              <p className={styles.examples}>
                {simulations[id].presets
                  .slice(0, 3)
                  .map(({ title }) => title)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
