/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Compiled on demand in the server process or in worker threads, never bundled.
  serverExternalPackages: ['mdx-bundler', 'esbuild', 'better-sqlite3', 'pg', 'pino', '@node-rs/argon2'],
  images: { unoptimized: true },
  experimental: { serverSourceMaps: false },
  productionBrowserSourceMaps: false,
  devIndicators: false,
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types of the whole tree
  compress: true,
}
