import { Plus, X } from 'lucide-react'
import { isRecord, type Path, pathKey } from './edit-path.ts'
import type { FieldProps, FormContext } from './field-props.ts'
import { ListFrame } from './list-frame.tsx'
import type { FieldOf } from './schema-fields.ts'
import styles from './table-input.module.css'

type Props = FieldProps<FieldOf<'list'>> & { row: FieldOf<'object'> }

/** Simple rows (jobs, edges) as a table to type into. */
export function TableInput({ field, row, value, path, context }: Props) {
  const items = Array.isArray(value) ? (value as unknown[]) : []
  const isFull = field.max !== null && items.length >= field.max
  const isLeast = items.length <= field.min
  const remove = (index: number) => context.edit(path, items.toSpliced(index, 1))
  return (
    <ListFrame field={field} path={path} context={context}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Row</span>
              </th>
              {row.fields.map(({ key, field: cell }) => (
                <th key={key} scope="col" title={cell.help || undefined}>
                  {cell.label}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list.
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {row.fields.map(({ key, field: cell }) => (
                  <td key={key}>
                    <context.Bare
                      field={{ ...cell, label: `${cell.label}, row ${index + 1}` }}
                      value={isRecord(item) ? (item[key] ?? cell.initial) : undefined}
                      path={[...path, index, key]}
                      context={context}
                    />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className={styles.remove}
                    disabled={isLeast}
                    aria-label={`Remove row ${index + 1}`}
                    onClick={() => remove(index)}
                  >
                    <X aria-hidden="true" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RowProblems path={path} context={context} />
      <button
        type="button"
        className={styles.add}
        disabled={isFull}
        onClick={() => context.edit(path, [...items, items.at(-1) ?? row.initial])}
      >
        <Plus aria-hidden="true" /> Add a row
      </button>
    </ListFrame>
  )
}

/** Problems inside the rows, each with its place: a cell is too small to hold a sentence. */
function RowProblems({ path, context }: { path: Path; context: FormContext }) {
  const inside = context.problems.filter(
    (problem) => problem.path.length > path.length && pathKey(problem.path).startsWith(`${pathKey(path)}.`),
  )
  if (inside.length === 0) return null
  return (
    <ul className={styles.problems} role="alert">
      {inside.map((problem) => (
        <li key={`${pathKey(problem.path)} ${problem.message}`} id={`problem-${problem.path.join('-')}`}>
          Row {Number(problem.path[path.length]) + 1}: {problem.message}
        </li>
      ))}
    </ul>
  )
}
