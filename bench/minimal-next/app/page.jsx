import { connection } from 'next/server'

/** The least a page rendered per request can be. */
export default async function Page() {
  await connection()
  return <main>Hello</main>
}
