import { defineConfig } from 'prisma/config'

const url = process.env.DATABASE_URL ?? 'file:./data/interleave.db'
const dialect = url.startsWith('postgres') ? 'postgresql' : 'sqlite'

/** Picks the dialect by DATABASE_URL: both share prisma/models.prisma through a link. */
export default defineConfig({
  schema: `prisma/${dialect}`,
  migrations: { path: `prisma/${dialect}/migrations` },
  datasource: { url },
})
