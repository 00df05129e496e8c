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

/** The parameters of a page, where forms send empty fields too; null when they are not what the page takes. */
export function readQuery<T>(schema: z.ZodType<T>, searchParams: SearchParams): T | null {
  const given = Object.entries(searchParams).filter(([, value]) => value !== '' && value !== undefined)
  const parsed = schema.safeParse(Object.fromEntries(given))
  return parsed.success ? parsed.data : null
}
