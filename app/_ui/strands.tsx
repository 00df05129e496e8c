/** The ornament of Interleave: two strands that cross. Decorative. */
export function Strands({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 112 32" fill="none" aria-hidden="true">
      <path
        d="M2 8 H22 C38 8 38 24 54 24 S70 8 86 8 H110"
        stroke="var(--t1)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path d="M2 24 H22 C38 24 38 8 54 8" stroke="var(--paper)" strokeWidth="7" />
      <path
        d="M2 24 H22 C38 24 38 8 54 8 S70 24 86 24 H110"
        stroke="var(--t2)"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}
