import type { z } from 'zod'

type Values = Readonly<Record<string, string | number | boolean | null | undefined>>

/** `path` with these parameters; empty, null and undefined ones are left out. */
export function withQuery(path: string, values: Values): string {
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([key, value]) => [key, String(value)])
  const query = new URLSearchParams(pairs).toString()
  return query === '' ? path : `${path}?${query}`
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/**
 * The parameters of a page, where forms send empty fields too. What the page cannot use is left out, so that the schema's
 * default stands, and named in `ignored`. The schema must take an empty object.
 */
export function readQuery<T>(
  schema: z.ZodType<T>,
  searchParams: SearchParams,
): { readonly query: T; readonly ignored: readonly string[] } {
  const given = Object.entries(searchParams).filter(([, value]) => value !== '' && value !== undefined)
  const whole = schema.safeParse(Object.fromEntries(given))
  if (whole.success) return { query: whole.data, ignored: [] }
  const wrong = new Set(
    whole.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
    ),
  )
  const rest = given.filter(([key]) => !wrong.has(key))
  const ignored = given.map(([key]) => key).filter((key) => wrong.has(key))
  return { query: schema.parse(Object.fromEntries(rest)), ignored }
}
