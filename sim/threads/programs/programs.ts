import { aba } from './aba.ts'
import { barrier } from './barrier.ts'
import { boundedBuffer } from './bounded-buffer.ts'
import { checkThenAct } from './check-then-act.ts'
import { compareAndSwapLock } from './compare-and-swap-lock.ts'
import { conditionIf } from './condition-if.ts'
import { countdown } from './countdown.ts'
import { doubleChecked } from './double-checked.ts'
import type { GalleryProgram } from './gallery-program.ts'
import { lostUpdate } from './lost-update.ts'
import { peterson } from './peterson.ts'
import { philosophers } from './philosophers.ts'
import { poolStarvation } from './pool-starvation.ts'
import { priorityInversion } from './priority-inversion.ts'
import { readersWriters } from './readers-writers.ts'
import { sleepingBarber } from './sleeping-barber.ts'
import { transfer } from './transfer.ts'

/** The gallery, in the order in which the concepts build on each other. */
export const programs: readonly GalleryProgram[] = [
  lostUpdate,
  checkThenAct,
  boundedBuffer,
  philosophers,
  readersWriters,
  conditionIf,
  peterson,
  compareAndSwapLock,
  aba,
  doubleChecked,
  barrier,
  countdown,
  transfer,
  poolStarvation,
  priorityInversion,
  sleepingBarber,
]
