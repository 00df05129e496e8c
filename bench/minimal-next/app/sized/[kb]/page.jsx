import { connection } from 'next/server'

const PARAGRAPH =
  'A paragraph of plain words that stands for the text of a page of the same size, and no more than that. '

/** A page of about `kb` kilobytes of HTML in plain paragraphs, rendered per request. */
export default async function Page({ params }) {
  await connection()
  const count = Math.round((Number((await params).kb) * 1024) / (2 * (PARAGRAPH.length + 40)))
  return (
    <main>
      {Array.from({ length: count }, (_, i) => `p${i}`).map((id) => (
        <p key={id}>{PARAGRAPH}</p>
      ))}
    </main>
  )
}
