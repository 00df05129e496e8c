import dynamic from 'next/dynamic'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { Html } from '#lib/domain/questions/html.ts'
import type { PartView, QuestionView } from '#lib/domain/questions/project-question.ts'
import { type Draft, moved } from './draft.ts'
import styles from './question.module.css'
import { Rendered } from './rendered.tsx'
import { TraceField } from './trace-field.tsx'

/** It brings the machine along, so it is loaded where there is such a question only. */
const ScheduleField = dynamic(() => import('./schedule/schedule-field.client.tsx'), {
  ssr: false,
  loading: () => <p className={styles.hint}>Getting the program ready.</p>,
})

type FieldProps = {
  readonly view: QuestionView<Html>
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  /** Id of the element that holds the question's text. */
  readonly labelledBy: string
}

/** The field for answering a question of any type. Works with the keyboard alone; part of a client component. */
export function AnswerField(props: FieldProps) {
  const { view, draft, onChange, labelledBy } = props
  switch (view.type) {
    case 'single':
    case 'multiple':
      return <Options {...props} options={view.options} isMultiple={view.type === 'multiple'} />
    case 'numeric':
    case 'text':
      return (
        <p className={styles.typed}>
          <input
            className={styles.input}
            type="text"
            inputMode={view.type === 'numeric' ? 'decimal' : 'text'}
            autoComplete="off"
            spellCheck={false}
            maxLength={view.type === 'numeric' ? 100 : 500}
            value={draft.text}
            aria-labelledby={labelledBy}
            onChange={(event) => onChange({ ...draft, text: event.target.value })}
          />
          {view.type === 'numeric' && view.unit && <span>{view.unit}</span>}
        </p>
      )
    case 'ordering':
      return <Ordering {...props} items={view.items} />
    case 'matching':
      return <Matching {...props} lefts={view.lefts} rights={view.rights} />
    case 'trace':
      return (
        <TraceField
          view={view}
          cells={draft.cells}
          onChange={(cells) => onChange({ ...draft, cells })}
          labelledBy={labelledBy}
        />
      )
    case 'schedule':
      return (
        <ScheduleField
          program={view.program}
          goal={view.goal}
          turns={draft.turns}
          onChange={(turns) => onChange({ ...draft, turns })}
          labelledBy={labelledBy}
        />
      )
  }
}

type OptionsProps = FieldProps & {
  readonly options: readonly PartView<Html>[]
  readonly isMultiple: boolean
}

function Options({ options, isMultiple, draft, onChange, labelledBy }: OptionsProps) {
  const name = useId()
  const choose = (id: string, isChosen: boolean) => {
    if (!isMultiple) return onChange({ ...draft, chosen: [id] })
    const others = draft.chosen.filter((other) => other !== id)
    onChange({ ...draft, chosen: isChosen ? [...others, id] : others })
  }
  return (
    <fieldset className={styles.options} aria-labelledby={labelledBy}>
      {isMultiple && <p className={styles.hint}>Choose all that apply.</p>}
      {options.map(({ id, text }) => (
        <label key={id} className={styles.option}>
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={name}
            checked={draft.chosen.includes(id)}
            onChange={(event) => choose(id, event.target.checked)}
          />
          <Rendered text={text} className={styles.text} />
        </label>
      ))}
    </fieldset>
  )
}

const EMPTY: Html = { html: '' }

function Ordering({ items, draft, onChange }: FieldProps & { readonly items: readonly PartView<Html>[] }) {
  const texts = new Map(items.map(({ id, text }) => [id, text]))
  const { list, follow } = useFollowedItem()
  const move = (index: number, by: -1 | 1) => {
    follow(draft.order[index] ?? '', by)
    onChange({ ...draft, order: moved(draft.order, index, by) })
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(index, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <ol className={styles.ordering} ref={list}>
      {draft.order.map((id, i) => (
        <li key={id} className={styles.item} data-item={id}>
          <Rendered text={texts.get(id) ?? EMPTY} className={styles.text} />
          <span className={styles.moves}>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                data-by={by}
                disabled={by === -1 ? i === 0 : i === draft.order.length - 1}
                onClick={() => move(i, by)}
                onKeyDown={(event) => onKeyDown(event, i)}
                aria-label={`Move number ${i + 1} ${by === -1 ? 'up' : 'down'}`}
              >
                {by === -1 ? '↑' : '↓'}
              </button>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Keeps the focus on an item that moves, so that it can be moved on with the same key. */
function useFollowedItem() {
  const list = useRef<HTMLOListElement>(null)
  const followed = useRef<{ id: string; by: -1 | 1 } | null>(null)
  useEffect(() => {
    const item = followed.current && list.current?.querySelector(`[data-item="${followed.current.id}"]`)
    const button =
      item?.querySelector<HTMLElement>(`[data-by="${followed.current?.by}"]:not(:disabled)`) ??
      item?.querySelector<HTMLElement>('button:not(:disabled)')
    followed.current = null
    button?.focus()
  })
  const follow = (id: string, by: -1 | 1) => {
    followed.current = { id, by }
  }
  return { list, follow }
}

type MatchingProps = FieldProps & {
  readonly lefts: readonly PartView<Html>[]
  readonly rights: readonly PartView<Html>[]
}

const LETTERS = 'ABCDEFGHIJ'

/** Right sides carry letters, and each left side picks one: texts may hold code and formulas, which a select cannot show. */
function Matching({ lefts, rights, draft, onChange }: MatchingProps) {
  const pick = (left: string, right: string) => {
    const { [left]: _, ...others } = draft.pairs
    onChange({ ...draft, pairs: right ? { ...others, [left]: right } : others })
  }
  return (
    <div className={styles.matching}>
      <ol className={styles.rights}>
        {rights.map(({ id, text }) => (
          <li key={id}>
            <Rendered text={text} className={styles.text} />
          </li>
        ))}
      </ol>
      <ul className={styles.lefts}>
        {lefts.map(({ id, text }, i) => (
          <li key={id} className={styles.left}>
            <Rendered text={text} className={styles.text} />
            <select
              aria-label={`Letter for number ${i + 1}`}
              value={draft.pairs[id] ?? ''}
              onChange={(event) => pick(id, event.target.value)}
            >
              <option value="">choose</option>
              {rights.map((right, n) => (
                <option key={right.id} value={right.id}>
                  {LETTERS[n]}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </div>
  )
}
