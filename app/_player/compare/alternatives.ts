import type { Field } from '../config/schema-fields.ts'

export type Alternative = {
  readonly key: string
  readonly label: string
  readonly value: unknown
  readonly text: string
}

/** One-change variants of a config worth comparing: another option of a choice, a switch turned. Top-level fields only. */
export function alternativesOf(form: Field, config: Readonly<Record<string, unknown>>): Alternative[] {
  if (form.type !== 'object') return []
  return form.fields.flatMap(({ key, field }) => {
    const make = (value: unknown, text: string) => ({ key, label: field.label, value, text })
    if (field.type === 'boolean') return [make(!config[key], config[key] ? 'off' : 'on')]
    if (field.type !== 'choice') return []
    return field.options
      .filter((option) => option !== config[key])
      .map((option) => make(option, String(option)))
  })
}
