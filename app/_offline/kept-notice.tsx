import { weekdayText } from '#app/_ui/date-text.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { useOnline } from './use-online.ts'

type Props = {
  /** Of the page in the course, to load it as usual. */
  readonly path: string
  /** What is shown, as in `the cards`. */
  readonly what: string
  /** When the server last gave it, as ISO time. */
  readonly at: string
  /** What becomes of what is done here. */
  readonly children: string
}

/** Above what a device kept of an account: of when it is, and the way back once there is a connection. */
export function KeptNotice({ path, what, at, children }: Props) {
  const isOnline = useOnline()
  return (
    <Notice title={isOnline ? 'This is the copy on this device' : 'You are offline'} live>
      {isOnline ? (
        <>
          There was no connection when it was opened. <a href={path}>Load the page as it is now</a>
        </>
      ) : (
        `Here are ${what} of your account as this device last got them, on ${weekdayText(new Date(at))}. ${children}`
      )}
    </Notice>
  )
}
