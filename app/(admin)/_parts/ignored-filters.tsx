import { Notice } from '#app/_ui/notice.tsx'

const MOST_NAMED = 5

/** Says which parts of an address do not apply; nothing when all do. */
export function IgnoredFilters({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null
  const shown = names.slice(0, MOST_NAMED).map((name) => name.slice(0, 40))
  return (
    <Notice tone="warning" title="A part of the address was ignored">
      <p>
        This page cannot use what the address gives for {new Intl.ListFormat('en-GB').format(shown)}
        {names.length > MOST_NAMED && ' and more'}. Everything else in it applies.
      </p>
    </Notice>
  )
}
