import Link from 'next/link'
import type { CardFilter } from '#lib/domain/drills/card-filter.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './browse.module.css'

type Props = {
  readonly name: string
  readonly field: keyof CardFilter
  readonly values: readonly { readonly value: string; readonly label: string }[]
  readonly filter: CardFilter
}

/** One group of the filter. Links, so that every choice has an address and works without JavaScript. */
export function FilterLinks({ name, field, values, filter }: Props) {
  if (values.length === 0) return null
  const choices = [{ value: undefined, label: 'All' }, ...values]
  return (
    <div className={styles.group}>
      <span className={styles.groupName} id={`filter-${field}`}>
        {name}
      </span>
      <ul aria-labelledby={`filter-${field}`}>
        {choices.map(({ value, label }) => (
          <li key={label}>
            <Link
              href={hrefOf({ ...filter, [field]: value })}
              prefetch={false}
              aria-current={filter[field] === value ? 'true' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function hrefOf(filter: CardFilter): string {
  const set = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const query = new URLSearchParams(set).toString()
  return query ? `${paths.browseCards()}?${query}` : paths.browseCards()
}
