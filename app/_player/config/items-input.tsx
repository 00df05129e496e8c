import { Plus, X } from 'lucide-react'
import type { FieldProps } from './field-props.ts'
import styles from './items-input.module.css'
import { ListFrame } from './list-frame.tsx'
import type { FieldOf } from './schema-fields.ts'

/** Items with an inner structure, one under the other. */
export function ItemsInput({ field, value, path, context }: FieldProps<FieldOf<'list'>>) {
  const items = Array.isArray(value) ? (value as unknown[]) : []
  const isFull = field.max !== null && items.length >= field.max
  return (
    <ListFrame field={field} path={path} context={context}>
      <ol className={styles.items}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list.
          <li key={index} className={styles.item}>
            <div className={styles.body}>
              <context.Field
                field={{ ...field.item, label: field.item.label || `Number ${index + 1}` }}
                value={item}
                path={[...path, index]}
                context={context}
              />
            </div>
            <button
              type="button"
              className={styles.button}
              disabled={items.length <= field.min}
              aria-label={`Remove number ${index + 1}`}
              onClick={() => context.edit(path, items.toSpliced(index, 1))}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className={styles.button}
        disabled={isFull}
        onClick={() => context.edit(path, [...items, items.at(-1) ?? field.item.initial])}
      >
        <Plus aria-hidden="true" /> Add one
      </button>
    </ListFrame>
  )
}
