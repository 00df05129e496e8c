// Loaded into a server by `node --import` for one test alone: it reads every statement that the drivers send, and on
// order kills its own process at one of them. FAULT_ORDER names a file that a test writes while the server runs, with
// `{"log": file}` to be told the statements that follow, or `{"after": n}` to die as soon as the n-th of them was
// carried out (SQLite) or answered (PostgreSQL), or `{"sent": n}` when it was sent and not answered.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import pg from 'pg'

const file = process.env.FAULT_ORDER
let order = null
let count = 0

function next(sql) {
  if (!order && !existsSync(file)) return 0
  order ??= JSON.parse(readFileSync(file, 'utf8'))
  if (order.log) appendFileSync(order.log, `${JSON.stringify(sql)}\n`)
  return ++count
}

const die = () => process.kill(process.pid, 'SIGKILL')

function carryOut(sql, work) {
  const n = next(sql)
  const result = work()
  if (n > 0 && (order.after === n || order.sent === n)) die()
  return result
}

const { prepare, exec } = Database.prototype
Database.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql)
  for (const name of ['run', 'all', 'get']) {
    const work = statement[name]
    statement[name] = function (...args) {
      return carryOut(sql, () => work.apply(this, args))
    }
  }
  return statement
}
Database.prototype.exec = function (sql) {
  return carryOut(sql, () => exec.call(this, sql))
}

const { query } = pg.Client.prototype
pg.Client.prototype.query = function (config, ...rest) {
  const n = next(config?.text ?? config)
  const answered = () => n > 0 && order.after === n && die()
  const callback = rest.at(-1)
  if (typeof callback === 'function') {
    rest[rest.length - 1] = (...results) => {
      answered()
      callback(...results)
    }
  }
  const answer = query.call(this, config, ...rest)
  if (n > 0 && order.sent === n) die()
  return answer?.then ? answer.then((result) => answered() || result) : answer
}
