type Check = { readonly name: string; readonly command: readonly string[] }

const TREE = ['app', 'lib', 'sim', 'cli', 'scripts', 'server', 'bench', 'prisma/seed.ts']

/** What is checked without running the product. */
export const staticChecks: readonly Check[] = [
  { name: 'route types', command: ['next', 'typegen'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of sim (no DOM, no Node)', command: ['tsc', '--noEmit', '-p', 'sim'] },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'import directions', command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...TREE] },
  { name: 'dead code', command: ['knip'] },
  { name: 'content', command: ['node', 'cli/content.ts', 'check'] },
]
