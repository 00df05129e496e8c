import type { Piece } from '#lib/domain/search/excerpt.ts'

/** Text with its matching words marked. */
export function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, isMatch }, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
    isMatch ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
  )
}
