import type { Step } from '../core/simulation.ts'
import { close, dup2, open, pipe, readOrWrite } from './descriptors.ts'
import { type Draft, draftOf, refuse } from './draft.ts'
import type { ForkTreeEvent } from './events.ts'
import { exit, fork, wait } from './family.ts'
import { exec, writePage } from './memory.ts'
import { type ForkTreeState, isAlive, treeText } from './state.ts'

/** One system call. What a process must not do is refused as an event and changes nothing. O(processes x pages). */
export function operate(state: ForkTreeState): Step<ForkTreeState, ForkTreeEvent> {
  const draft = draftOf(state)
  const tree = treeText(draft)
  act(draft)
  const after = treeText(draft)
  if (after !== tree) draft.events.push({ type: 'tree-changed', time: state.now, tree: after })
  const { events, ...next } = draft
  return { state: { ...next, now: state.now + 1 }, events }
}

function act(draft: Draft): void {
  const operation = draft.config.operations[draft.now]!
  const process = draft.processes.findLastIndex(({ name }) => name === operation.process)
  if (process < 0) {
    refuse(draft, 'no-such-process')
    return
  }
  const current = draft.processes[process]!
  if (!isAlive(current)) {
    refuse(draft, 'has-ended')
    return
  }
  // A signal can end a process that waits; whatever else it did would be code of its own.
  if (current.status !== 'running' && operation.type !== 'exit') {
    refuse(draft, 'cannot-act')
    return
  }
  switch (operation.type) {
    case 'fork':
      fork(draft, process, operation)
      break
    case 'exit':
      exit(draft, process, operation)
      break
    case 'wait':
      wait(draft, process)
      break
    case 'exec':
      exec(draft, process, operation)
      break
    case 'write':
      writePage(draft, process, operation)
      break
    case 'open':
      open(draft, process, operation)
      break
    case 'pipe':
      pipe(draft, process)
      break
    case 'close':
      close(draft, process, operation)
      break
    case 'dup2':
      dup2(draft, process, operation)
      break
    case 'read-bytes':
    case 'write-bytes':
      readOrWrite(draft, process, operation)
      break
  }
}
