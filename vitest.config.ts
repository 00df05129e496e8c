import { defineConfig } from 'vitest/config'
import { findPostgres } from './tests/setup/postgres.ts'

/**
 * Three projects: `unit` (beside the code, and contracts), and the integration tests once per database. Without a
 * PostgreSQL server that project is left out; scripts/test.ts then says so in its last lines.
 */
export default defineConfig(async () => {
  const postgres = await findPostgres()
  const integration = (dialect: 'sqlite' | 'postgresql') => ({
    extends: true as const,
    test: {
      name: `integration on ${dialect}`,
      include: ['tests/integration/**/*.test.ts'],
      globalSetup: ['tests/setup/database-template.ts'],
      setupFiles: ['tests/setup/no-console-errors.ts', 'tests/setup/fresh-database.ts'],
      provide: { dialect, postgresUrl: postgres?.url ?? '' },
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  })
  return {
    test: {
      pool: 'forks' as const,
      maxWorkers: 2,
      restoreMocks: true,
      projects: [
        {
          extends: true as const,
          test: {
            name: 'unit',
            include: [
              '{app,cli,lib,scripts,server,sim}/**/*.test.{ts,tsx}',
              'tests/{architecture,content,contract}/**/*.test.{ts,tsx}',
            ],
            exclude: ['**/node_modules/**', 'tests/architecture/fixture/**'],
            setupFiles: ['tests/setup/no-console-errors.ts'],
            testTimeout: 30_000,
          },
        },
        integration('sqlite'),
        ...(postgres ? [integration('postgresql')] : []),
      ],
    },
  }
})
