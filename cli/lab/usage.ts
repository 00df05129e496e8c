/** A command line that asks for nothing we have. */
export class UsageError extends Error {}

export const USAGE = `Usage: npm run -s lab -- run FILE.py|FILE.js... [--seed N] [--schedule S] [--level L0|L1|L2] [--gil] [--json]
       npm run -s lab -- check FILE.py... [--level L0|L1|L2] [--spec FILE] [--properties P,...] [--max-states N] [--json]

  run          runs each program once, in order, and prints what it prints; JavaScript runs on the event loop,
               in virtual time (--json: stdout, exitCode, error, timeMs)
               - instead of a file reads a Python program from the standard input
  --seed N     switches threads at random, the same way for the same N
  --schedule S replays a schedule that a run or a check printed
  --level L    where threads may be switched: L0 every bytecode, L1 every operation that matters (default)
  --gil        switches only where CPython 3.11 can
  --json       one JSON object a line: stdout, exitCode, error, schedule, events

  check        examines every schedule of each program: holds, fails (with a schedule that shows it), or unknown
  --properties races,assertions,deadlock,termination,misuse: all of these unless some are named; also starvation
  --spec FILE  a lab's specification: properties, level, maxStates, maxTransitions, fairness, waiting, invariants,
               harness (Python put after the program); see sim/threads/README.md
  --max-states N  states after which the search gives up with the verdict unknown
  --json       one JSON object a line: verdict, violations, outcomes, states, transitions, executions, complete`
