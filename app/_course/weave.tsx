import styles from './course-map.module.css'

/** Two strands that cross at the head of each module and run on beside its lessons. Decorative. */
export function Weave({ isSwapped }: { readonly isSwapped: boolean }) {
  const [over, under] = isSwapped ? ['var(--t1)', 'var(--t2)'] : ['var(--t2)', 'var(--t1)']
  return (
    <div className={styles.weave} data-swapped={isSwapped || undefined}>
      <svg viewBox="0 0 32 64" width="32" height="64" fill="none" strokeWidth="3" aria-hidden="true">
        <path d="M8 0 C8 32 24 32 24 64" stroke={under} />
        <path d="M24 0 C24 32 8 32 8 64" stroke="var(--paper)" strokeWidth="9" />
        <path d="M24 0 C24 32 8 32 8 64" stroke={over} />
      </svg>
      <span />
    </div>
  )
}
