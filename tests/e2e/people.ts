import type { BrowserContext, Page } from '@playwright/test'
import type { Role } from '#lib/domain/access/policy.ts'
import {
  type ApiClient,
  apiClient,
  expectOk,
  newLearner,
  type Person,
  signIn,
  TEST_PASSWORD,
} from '#tests/setup/api-client.ts'
import { ADMIN } from './admin.ts'

/** The admin of the project's server, signed in. */
export async function admin(baseUrl = ''): Promise<ApiClient> {
  const client = apiClient(baseUrl)
  await signIn(client, ADMIN.email, ADMIN.password)
  return client
}

/** Somebody new with a role, signed in. The name is theirs alone, so that it can be searched for. */
export async function newPerson(baseUrl = '', role: Role = 'learner'): Promise<Person> {
  const person = await newLearner(baseUrl, `${nameOf(role)} ${crypto.randomUUID().slice(0, 8)}`)
  if (role === 'learner') return person
  const reason = 'For a test.'
  await expectOk(
    await (await admin(baseUrl)).send('POST', `/api/admin/users/${person.userId}/role`, { role, reason }),
  )
  await signIn(person, person.email, TEST_PASSWORD)
  return person
}

const nameOf = (role: Role): string => `Test${role[0]?.toUpperCase()}${role.slice(1)}`

type Credentials = { readonly email: string; readonly password?: string }

/** Signs in without the form: the pages of `context` are theirs from the next request on. Without `baseUrl`, at its own. */
export async function signInBrowser(
  context: BrowserContext,
  { email, password = TEST_PASSWORD }: Credentials,
  baseUrl = '',
): Promise<void> {
  const { csrfToken } = await (await context.request.get(`${baseUrl}/api/auth/csrf`)).json()
  const form = { email, password, csrfToken, json: 'true' }
  const response = await context.request.post(`${baseUrl}/api/auth/callback/credentials`, { form })
  if (!response.ok()) throw new Error(`Signing in answered ${response.status()}`)
}

/** Signs in as a person sees it. */
export async function signInThroughPage(
  page: Page,
  { email, password = TEST_PASSWORD }: Credentials,
): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}
