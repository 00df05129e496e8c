import { pino } from 'pino'

/** Structured log of this process: one JSON object a line on standard output. Secrets never reach it. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['password', '*.password', 'headers.cookie', 'headers.authorization'],
    censor: '[hidden]',
  },
})
