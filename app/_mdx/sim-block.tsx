import { LRUCache } from 'lru-cache'
import { SimulationPlayer } from '#app/_player/simulation-player.client.tsx'
import type { SimBlock as Block } from '#lib/content/schema/blocks.ts'
import { type Embedded, type FinishedRun, resolveSimBlock, runEmbedded } from '#lib/content/simulate.ts'
import figure from './figure.module.css'
import prose from './prose.module.css'
import { RunInNumbers } from './run-in-numbers.tsx'
import styles from './sim-block.module.css'

type SimBlockProps = { readonly data: string; readonly lessonId: string }

const runs = new LRUCache<string, FinishedRun>({ max: 200 })

/** An embedded simulation: the player, and under it the finished run in numbers, which is all there is without JavaScript. */
export function SimBlock({ data, lessonId }: SimBlockProps) {
  const block: Block & { simulation: string } = JSON.parse(data)
  const embedded = resolveSimBlock(block)
  if (!embedded.ok)
    return (
      <p className={styles.broken}>The figure “{block.title}” cannot be shown: its settings are not valid.</p>
    )
  return (
    <figure
      id={`sim-${block.id}`}
      data-step={`sim:${block.id}`}
      className={`${figure.figure} ${prose.wide} ${styles.sim}`}
    >
      <div className={styles.player}>
        <SimulationPlayer
          simulationId={block.simulation}
          config={embedded.value.config}
          path={block.path}
          title={block.title}
          isCaptioned
          storageKey={`interleave:sim:${lessonId}:${block.id}`}
        />
      </div>
      <figcaption className={figure.caption}>{block.title}</figcaption>
      <RunInNumbers
        given={embedded.value.given}
        run={finishedRun(embedded.value, { data, path: block.path ?? [] })}
      />
    </figure>
  )
}

function finishedRun(
  embedded: Embedded,
  { data, path }: { data: string; path: readonly number[] },
): FinishedRun {
  const known = runs.get(data)
  if (known) return known
  const run = runEmbedded(embedded, path)
  runs.set(data, run)
  return run
}
