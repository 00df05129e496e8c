/** The sign of Interleave: two strands crossing. */
export function Sign() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
      <path d="M2 7 H6 C13 7 13 19 20 19 H24" stroke="var(--t1)" strokeWidth="3.2" strokeLinecap="round" />
      <path d="M2 19 H6 C13 19 13 7 20 7 H24" stroke="var(--paper)" strokeWidth="7" />
      <path d="M2 19 H6 C13 19 13 7 20 7 H24" stroke="var(--t2)" strokeWidth="3.2" strokeLinecap="round" />
    </svg>
  )
}
