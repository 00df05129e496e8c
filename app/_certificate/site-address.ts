import { headers } from 'next/headers'
import { env } from '#lib/shared/env.ts'

/** The address under which others reach a page: below SITE_URL, or where this request found the site. */
export async function siteAddress(path: string): Promise<string> {
  const site = env().SITE_URL ?? `http://${(await headers()).get('host')}`
  return URL.canParse(path, site) ? new URL(path, site).href : path
}
