export const ANSWER_SEEN = 'interleave:answer-seen'

/** Tells the account menu of this page that one answer less waits to be read. */
export function announceAnswerSeen(): void {
  window.dispatchEvent(new Event(ANSWER_SEEN))
}
