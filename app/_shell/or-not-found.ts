import { notFound } from 'next/navigation'
import { ServiceError } from '#lib/shared/errors.ts'

/** What a service answers; its 404 becomes the site's page for addresses that lead nowhere. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ServiceError && error.status === 404) notFound()
    throw error
  }
}
