// The entry of every npm script that needs the right runtime and generated code. Plain JavaScript, so that an old
// Node gets a sentence instead of a syntax error.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const commands = {
  start: ['../server/main.ts', 'start'],
  dev: ['../server/main.ts', 'dev'],
  build: ['./build.ts'],
  test: ['./test.ts'],
  validate: ['./validate.ts'],
  bench: ['../bench/main.ts'],
  'new-sim': ['./new-sim.ts'],
  admin: ['../cli/admin.ts'],
  seed: ['../prisma/seed.ts'],
  generate: [],
}

const [name, ...rest] = process.argv.slice(2)
const command = commands[name]
if (!command) stop(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18))
  stop(
    `Interleave runs on Node 24, which "npm ci" installs into node_modules, but this is Node ${process.versions.node}.\n` +
      `Start it through npm ("npm run ${name}"). If you did, install scripts were skipped: run "npm ci" again without --ignore-scripts.`,
  )

generateClients()
const [module, ...args] = command
if (module) await (await import(module)).main([...args, ...rest])

/** Prisma's clients for both dialects, made anew when the models change. */
function generateClients() {
  const inputs = [
    'prisma/models.prisma',
    'prisma/sqlite/schema.prisma',
    'prisma/postgresql/schema.prisma',
    'package-lock.json',
  ]
  const hash = createHash('sha256')
  for (const file of inputs) hash.update(readFileSync(file))
  const digest = hash.digest('hex')
  const stamp = 'lib/db/generated/inputs.sha256'
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest &&
    readdirSync('lib/db/generated').length >= 3
  )
    return
  for (const url of ['file:./data/interleave.db', 'postgresql://localhost/interleave']) {
    const done = spawnSync(
      process.execPath,
      [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
      {
        // The generator needs no engine; a path that exists keeps Prisma from downloading one.
        env: {
          ...process.env,
          DATABASE_URL: url,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
        encoding: 'utf8',
      },
    )
    if (done.status !== 0) stop(`The database clients could not be generated:\n${done.stdout}${done.stderr}`)
  }
  mkdirSync('lib/db/generated', { recursive: true })
  writeFileSync(stamp, digest)
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
