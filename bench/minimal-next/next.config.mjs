export default { poweredByHeader: false, serverExternalPackages: ['better-sqlite3'] }
