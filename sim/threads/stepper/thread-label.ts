/** What people call a thread: the main thread, then T1, T2, ... in order of start. */
export const threadLabel = (tid: number): string =>
  tid === 0 ? 'main' : tid < 0 ? 'a new thread' : `T${tid}`
