/** Two strands that cross again and again, as wide as there is room. Decorative. `id` is unique on its page. */
export function WeaveBand({ id, className }: { readonly id: string; readonly className?: string }) {
  return (
    <svg className={className} width="100%" height="32" fill="none" strokeWidth="3" aria-hidden="true">
      <defs>
        <pattern id={id} width="64" height="32" patternUnits="userSpaceOnUse">
          <path d="M0 8 C16 8 16 24 32 24 S48 8 64 8" stroke="var(--t1)" />
          <path d="M0 24 C16 24 16 8 32 8 S48 24 64 24" stroke="var(--raised)" strokeWidth="8" />
          <path d="M0 24 C16 24 16 8 32 8 S48 24 64 24" stroke="var(--t2)" />
          <path d="M36 23.6 C48 21 48 8 64 8" stroke="var(--raised)" strokeWidth="8" />
          <path d="M32 24 C48 24 48 8 64 8" stroke="var(--t1)" />
        </pattern>
      </defs>
      <rect width="100%" height="32" fill={`url(#${id})`} />
    </svg>
  )
}
