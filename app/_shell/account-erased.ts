import { dropCopies } from '#app/_saving/kept-copy.ts'
import { paths } from '#lib/shared/paths.ts'

const CHANNEL = 'interleave:account-erased'

/** Tells the other pages of this browser that an account is gone. */
export function announceErased(accountId: string): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(accountId)
  channel.close()
}

/** Leaves this page once its account is erased on another one. Returns how to stop. */
export function leaveWhenErased(accountId: string): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => data === accountId && leave()
  return () => channel.close()
}

/** Without a trace: a page keeps what is not saved when it is left, and here nobody could ever take it up. */
function leave(): void {
  const forget = () => {
    localStorage.clear()
    void dropCopies('interleave:')
  }
  window.addEventListener('pagehide', forget)
  document.addEventListener('visibilitychange', forget)
  window.location.replace(paths.accountErased())
}
