'use client'
import { type RefObject, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import type { Player } from '../run/use-player.ts'
import styles from './export-panel.module.css'
import { figureImage, toPng } from './figure-image.ts'
import { metricsCsv, runCsv } from './run-csv.ts'
import { saveFile } from './save-file.ts'

/** The picture as it stands, and the run and its metrics as numbers. */
export function ExportPanel({ player, title }: { player: Player; title: string }) {
  const ref = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { simulation } = player.loaded
  const name = fileName(title)
  const saveText = (suffix: string, text: string) =>
    saveFile(`${name}-${suffix}.csv`, new Blob([text], { type: 'text/csv' }))
  const savePicture = (format: 'svg' | 'png') => async () => {
    const figure = figureNear(ref)
    if (figure === null) return setProblem('Show the picture first: press Table or Events once more.')
    const image = figureImage(figure)
    const svg = new Blob([image.svg], { type: 'image/svg+xml' })
    const file = format === 'svg' ? svg : await toPng(image).catch(() => null)
    if (file === null)
      return setProblem('The browser could not make a PNG of this size. SVG has no such limit.')
    setProblem(null)
    saveFile(`${name}.${format}`, file)
  }
  return (
    <div ref={ref} className={styles.export}>
      <p>
        The picture as it stands now:{' '}
        <Button size="sm" onClick={savePicture('svg')}>
          SVG
        </Button>{' '}
        <Button size="sm" onClick={savePicture('png')}>
          PNG
        </Button>
      </p>
      <p>
        As numbers (CSV):{' '}
        <Button size="sm" onClick={() => saveText('run', runCsv(simulation, player.stage.a.run))}>
          Every event of the run
        </Button>{' '}
        <Button
          size="sm"
          onClick={() => saveText('metrics', metricsCsv(simulation, player.frames.a.metrics))}
        >
          The metrics so far
        </Button>
      </p>
      <p className={styles.problem} aria-live="polite">
        {problem}
      </p>
    </div>
  )
}

function figureNear(ref: RefObject<HTMLElement | null>): SVGSVGElement | null {
  return ref.current?.closest('section')?.querySelector<SVGSVGElement>('svg[data-figure]') ?? null
}

const fileName = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'simulation'
