export const USAGE = `Usage: npm run -s sim -- COMMAND

  list [--json]                              the simulations
  schema ID                                  the JSON Schema of a config
  run ID [--config FILE|-] [--json]          one run: text trace and metrics, or everything as JSON
         [--seed N | --path 0,1,1] [--fuel N]  who moves when several could (default: the first); most steps
  run ID --ndjson [--seed N] [--fuel N]      one JSON config a line in, one JSON result or error a line out
  check ID [--config FILE|-] [--json]        every schedule: outcomes, counts, properties, witnesses
         [--max-states N]
  bench [--json]                             steps per second, states per second, cost of scrubbing

A config left out is {}: the defaults. Exit codes: 0 done; 1 a config was refused or a stream broke; 2 wrong usage;
3 check: a property is violated or a run gets stuck; 4 check: not every schedule was covered.`

/** A command line that cannot be understood; the message says what to change. */
export class UsageError extends Error {}

/** A config that was refused, as it is printed: for a stream on its line, else on standard error. */
export class RefusedConfig extends Error {
  readonly code: 'invalid-json' | 'invalid-config' | 'unreadable'
  readonly path: readonly (string | number)[]

  constructor(code: RefusedConfig['code'], message: string, path: readonly (string | number)[] = []) {
    super(message)
    this.code = code
    this.path = path
  }

  toJSON() {
    return { error: { code: this.code, message: this.message, path: this.path } }
  }
}
