/** The admin that `servers.ts` makes on each database. */
export const ADMIN = { email: 'admin@e2e.example', password: 'two strands crossing over' } as const
