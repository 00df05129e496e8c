import { NONE } from './values.ts'

/**
 * What synchronisation operations ask of the machine that runs them: who runs, who is asked about, which alternative was
 * chosen, what time it is. The machine fills it in, because it stands on these operations.
 */
export const machineClock = {
  thread: (): number => NONE,
  /** The thread whose readiness is being asked about. */
  asking: (): number => NONE,
  alternative: (): number => 0,
  /** Whether the asking thread's sleep is over. */
  isAwake: (): boolean => true,
  allowsSpurious: (): boolean => false,
  /** Virtual time in seconds. */
  now: (): number => 0,
  /** Whether the program has looked at a clock: a search stops time, so it cannot tell what depends on it. */
  wasRead: false,
  event: (_type: string, _thread: number, _detail: string): void => {},
}
