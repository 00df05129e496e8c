import { z } from 'zod'

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value))

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('')
  .transform((value) => value === 'true' || value === '1')

const envSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    SITE_URL: z.preprocess((value) => value || undefined, z.url({ protocol: /^https?$/ }).optional()),
    DATABASE_URL: optionalText.refine(
      (value) => !value || /^(file:|postgres(ql)?:\/\/)/.test(value),
      'must start with "file:" or "postgresql://"',
    ),
    DATA_DIR: z.string().default('./data'),
    AUTH_SECRET: z.preprocess(
      (value) => value || undefined,
      z.string().min(32, 'must have at least 32 characters').optional(),
    ),
    CERTIFICATE_SECRET: z.preprocess(
      (value) => value || undefined,
      z.string().min(32, 'must have at least 32 characters').optional(),
    ),
    TRUST_PROXY: flag.describe('Believe X-Forwarded-For and X-Forwarded-Proto of the proxy in front.'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    GITHUB_CLIENT_ID: optionalText,
    GITHUB_CLIENT_SECRET: optionalText,
    GOOGLE_CLIENT_ID: optionalText,
    GOOGLE_CLIENT_SECRET: optionalText,
  })
  .superRefine((env, ctx) => {
    const together = (
      a: 'GITHUB_CLIENT_ID' | 'GOOGLE_CLIENT_ID',
      b: 'GITHUB_CLIENT_SECRET' | 'GOOGLE_CLIENT_SECRET',
    ) => {
      if (Boolean(env[a]) !== Boolean(env[b]))
        ctx.addIssue({
          code: 'custom',
          path: [env[a] ? b : a],
          message: `must be set together with ${env[a] ? a : b}`,
        })
    }
    together('GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET')
    together('GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET')
    if (env.DATABASE_URL && !env.AUTH_SECRET)
      ctx.addIssue({
        code: 'custom',
        path: ['AUTH_SECRET'],
        message:
          'must be set when DATABASE_URL is (all processes share it); make one with: openssl rand -hex 32',
      })
  })

export type Env = z.infer<typeof envSchema>

/** Why the environment is refused: one line per variable. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

/** Reads and checks the environment; throws `EnvironmentError` that lists every problem at once. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = envSchema.safeParse(source)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new EnvironmentError(
    `The environment is not usable:\n${lines.join('\n')}\nSee .env.example for every variable.`,
  )
}

let cached: Env | undefined

/** The environment of this process, parsed once. */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

/** True for the embedded default: SQLite in a file, demo accounts, a generated secret. */
export const isEmbedded = (environment: Env): boolean => environment.DATABASE_URL === undefined

export const databaseUrl = (environment: Env): string =>
  environment.DATABASE_URL ?? `file:${environment.DATA_DIR}/interleave.db`
