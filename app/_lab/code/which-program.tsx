import look from './code.module.css'

type WhichProgramProps = {
  readonly which: 'own' | 'given'
  readonly onChoose: (which: 'own' | 'given') => void
}

/** Whose text stands in the editor. */
export function WhichProgram({ which, onChoose }: WhichProgramProps) {
  return (
    <fieldset className={look.which}>
      <legend className="visually-hidden">Which program</legend>
      {(['own', 'given'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="which-program" checked={which === one} onChange={() => onChoose(one)} />
          {one === 'own' ? 'Yours' : 'As it was given'}
        </label>
      ))}
    </fieldset>
  )
}
