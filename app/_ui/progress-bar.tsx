import styles from './progress-bar.module.css'

/** `value` of `max`, with its label read out; show the numbers in text beside it. */
export function ProgressBar({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress className={styles.bar} value={value} max={Math.max(max, 1)} aria-label={label} />
}
