import { setFlagsFromString } from 'node:v8'

/**
 * Makes V8's last compiler (TurboFan) wait ten times longer before it takes up a function. Most checks are over within a
 * second or two, and a quarter of the processor time of these was its compiling; what runs for longer comes to it all the
 * same. Call it before the code that it is about is loaded.
 */
export const tuneEngine = (): void => setFlagsFromString('--invocation-count-for-turbofan=30000')
