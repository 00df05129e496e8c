// The rules of docs/architecture: arrows only point down. tests/architecture proves on a fixture tree that each bites.
const TESTS = '\\.test\\.tsx?$'

const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: [TESTS], ...from },
  to,
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('no-circles', 'No circles anywhere.', {}, { circular: true }),
    rule(
      'no-unresolved',
      'Every import resolves.',
      { pathNot: [] },
      { couldNotResolve: true, pathNot: ['^(hast|mdast)$'] },
    ),
    rule(
      'sim-stands-alone',
      'sim/ imports itself and zod only; the event loop parses with acorn.',
      { path: '^sim/' },
      { pathNot: ['^sim/', '^node_modules/(zod|acorn)/'] },
    ),
    rule(
      'sim-core-knows-no-family',
      'sim/core imports no family.',
      { path: '^sim/core/' },
      { path: '^sim/(?!core/)' },
    ),
    rule(
      'sim-family-knows-no-sibling',
      'A family imports core and itself.',
      { path: '^sim/(?!core/)([^/]+)/' },
      { path: '^sim/', pathNot: ['^sim/core/', '^sim/$1/'] },
    ),
    rule(
      'domain-is-pure',
      'lib/domain imports sim, itself, lib/shared result and invariant, zod, ts-fsrs.',
      { path: '^lib/domain/' },
      {
        pathNot: [
          '^lib/domain/',
          '^sim/',
          '^lib/shared/(result|invariant)\\.ts$',
          '^node_modules/(zod|ts-fsrs)/',
        ],
      },
    ),
    rule(
      'only-db-knows-prisma',
      'Only lib/db imports Prisma or a driver.',
      { pathNot: ['^lib/db/', '^tests/', '^bench/', TESTS] },
      {
        path: ['^lib/db/generated/', '^node_modules/(@prisma|prisma|better-sqlite3|pg)/'],
      },
    ),
    rule('lib-knows-no-app', 'lib never imports app.', { path: '^(lib|sim)/' }, { path: '^app/' }),
    rule(
      'app-goes-through-services',
      'Pages and routes reach data through lib/services.',
      { path: '^app/' },
      { path: '^lib/(db|workers)/' },
    ),
    rule(
      'clients-stay-in-the-browser',
      'Nothing a client component imports, however far, is server code.',
      { path: '\\.client\\.tsx?$' },
      { path: '^lib/(db|services|auth|workers|http|content/(?!schema/))', reachable: true },
    ),
    rule(
      'nobody-imports-pages',
      'Pages and routes are entries.',
      {},
      { path: '^app/(?!_).*/(page|route|layout)\\.tsx?$' },
    ),
    rule(
      'product-knows-no-tests',
      'Product code imports no tests.',
      { path: '^(app|lib|sim|cli|server)/' },
      { path: '^tests/' },
    ),
    rule(
      'ui-knows-no-domain',
      'Primitives know no domain and no service.',
      { path: '^app/_ui/' },
      { path: '^(lib/(domain|services|db|auth|content)|sim)/' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/db/generated/'] },
    exclude: { path: '^tests/architecture/fixture/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.css', '.json'],
    },
  },
}
