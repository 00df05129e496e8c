import styles from './place-slot.module.css'

/** Room for the bookmark and the note of a page as a whole; `PlaceMarks` fills it in the browser. */
export function PlaceSlot() {
  return (
    <div className={styles.slot}>
      <div data-notes-at="" className={styles.tools} />
      <div data-notes-pad="" />
    </div>
  )
}
