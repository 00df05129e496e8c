import { useEffect, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import type { GalleryProgram } from '#sim/threads/programs/gallery-program.ts'
import styles from './gallery.module.css'

type Props = {
  readonly source: string
  readonly onOpen: (source: string) => void
  /** Opens a broken program for the learner to break as its scheduler. */
  readonly onPuzzle?: (source: string) => void
}

/** Programs to start from, each as it goes wrong and as it cannot. */
export function Gallery({ source, onOpen, onPuzzle }: Props) {
  const programs = usePrograms()
  const chosen = programs.find(({ broken, fixed }) => broken === source || fixed === source)
  const isFixed = chosen?.fixed === source
  return (
    <div className={styles.gallery}>
      <label>
        Start from{' '}
        <select
          value={chosen ? `${isFixed ? 'fixed' : 'broken'}:${chosen.id}` : ''}
          onChange={({ target }) => {
            const [version, id] = target.value.split(':')
            const program = programs.find((own) => own.id === id)
            if (program) onOpen(version === 'fixed' ? program.fixed : program.broken)
          }}
        >
          <option value="" disabled>
            your own program
          </option>
          {programs.map(({ id, title }) => (
            <optgroup key={id} label={title}>
              <option value={`broken:${id}`}>{title}: broken</option>
              <option value={`fixed:${id}`}>{title}: fixed</option>
            </optgroup>
          ))}
        </select>
      </label>
      {chosen && onPuzzle && !isFixed && (
        <Button size="sm" onClick={() => onPuzzle(chosen.broken)}>
          Be the scheduler: break it
        </Button>
      )}
      <p>{chosen?.idea}</p>
    </div>
  )
}

/** Fetched when the page is there. */
function usePrograms(): readonly GalleryProgram[] {
  const [programs, setPrograms] = useState<readonly GalleryProgram[]>([])
  useEffect(() => {
    void import('#sim/threads/programs/programs.ts').then((module) => setPrograms(module.programs))
  }, [])
  return programs
}
