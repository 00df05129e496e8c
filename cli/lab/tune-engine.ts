import { setFlagsFromString } from 'node:v8'

/** The calls after which TurboFan takes up a function. */
const TURBOFAN = '--invocation-count-for-turbofan'

/**
 * Makes V8's last compiler (TurboFan) wait ten times longer before it takes up a function. Most checks are over within a
 * second or two, and a quarter of the processor time of these was its compiling; what runs for longer comes to it all the
 * same.
 */
export const tuneEngine = (): void => setFlagsFromString(`${TURBOFAN}=30000`)

/** As V8 is set by itself: for a process that goes on. */
export const untuneEngine = (): void => setFlagsFromString(`${TURBOFAN}=3000`)
