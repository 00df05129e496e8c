// Offline reading. Registered as /sw.js?v=<build>, so every build installs this file anew.
//
// A page is kept as anybody would get it: fetched a second time without cookies, so no copy can hold what belongs to an
// account. While there is a connection the network answers every page; a copy is shown only when it does not. Each copy
// names the scripts and styles it was made with, whose addresses change with their content: copy and assets always fit,
// and assets that no copy names are removed.
const PAGES = 'interleave-pages-1'
const ASSETS = 'interleave-assets-1'
const OFFLINE = '/offline'
const SHELL = [OFFLINE, '/glossary', '/course']
const BUILD = new URL(self.location.href).searchParams.get('v') ?? ''

/** What may be kept at all: pages that are the same for everybody. */
const KEPT =
  /^\/(?:learn\/[a-z0-9-]+\/[a-z0-9-]+(?:\/sheet)?|glossary|course|drills|notes|offline|simulations(?:\/[a-z0-9-]+)?)$/
const ASSET = /^\/(?:_next\/static\/|figures\/|icons\/)/
const ASSET_IN_HTML = /\/(?:_next\/static|figures)\/[\w./~-]+\.(?:js|css|woff2|svg|png|webp)/g

/** Copies without a version of their own content are renewed when they are visited and older than this. */
const HOUR_MS = 3_600_000

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(SHELL.map((path) => keep(path))).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]).then(renewOutdated),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(answerPage(event, url.pathname))
  else if (ASSET.test(url.pathname)) event.respondWith(answerAsset(request))
})

/** `{ type: 'keep', path, version, assets }`: keeps a page, and answers on the port whether it is kept. */
self.addEventListener('message', (event) => {
  const { type, path, version = '', assets = [] } = event.data ?? {}
  if (type !== 'keep' || typeof path !== 'string' || !KEPT.test(path)) return
  const work = keep(path, { version: String(version), assets: assets.filter(isAsset) })
  event.waitUntil(
    work.then(
      () => event.ports[0]?.postMessage(true),
      () => event.ports[0]?.postMessage(false),
    ),
  )
})

async function answerPage(event, path) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    const pages = await caches.open(PAGES)
    return (await pages.match(path)) ?? (await pages.match(OFFLINE)) ?? Response.error()
  }
}

async function answerAsset(request) {
  const assets = await caches.open(ASSETS)
  return (await assets.match(request.url)) ?? fetch(request)
}

/** Keeps the page at `path` with all it needs, or leaves the copy there was. Throws when it cannot be fetched whole. */
async function keep(path, { version = '', assets = [] } = {}) {
  const pages = await caches.open(PAGES)
  const known = await pages.match(path)
  if (known && isCurrent(known, version)) return keepMore(pages, path, known, assets)
  const response = await fetch(path, { credentials: 'omit', cache: 'no-store' })
  if (!response.ok || response.redirected) throw new Error(`${path} answered ${response.status}`)
  const html = await response.text()
  const needed = [...new Set([...(html.match(ASSET_IN_HTML) ?? []), ...assets])]
  await fetchAssets(needed)
  await pages.put(path, copyOf(html, response, { version, assets: needed }))
}

/** A player, for instance, is loaded only when it comes into view. */
async function keepMore(pages, path, known, assets) {
  const needed = [...new Set([...assetsOf(known), ...assets])]
  await fetchAssets(needed)
  if (needed.length === assetsOf(known).length) return
  const headers = new Headers(known.headers)
  headers.set('x-kept-assets', needed.join(' '))
  await pages.put(path, new Response(await known.text(), { headers }))
}

function copyOf(html, response, { version, assets }) {
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length', 'set-cookie']) headers.delete(name)
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
  headers.set('x-kept-build', BUILD)
  headers.set('x-kept-version', version)
  headers.set('x-kept-at', String(Date.now()))
  headers.set('x-kept-title', encodeURIComponent(title))
  headers.set('x-kept-assets', assets.join(' '))
  return new Response(html, { headers })
}

function isCurrent({ headers }, version) {
  if (headers.get('x-kept-build') !== BUILD) return false
  if (version) return headers.get('x-kept-version') === version
  return Date.now() - Number(headers.get('x-kept-at')) < HOUR_MS
}

const isAsset = (path) => typeof path === 'string' && ASSET.test(path)

const assetsOf = (page) => (page.headers.get('x-kept-assets') ?? '').split(' ').filter(Boolean)

async function fetchAssets(needed) {
  const assets = await caches.open(ASSETS)
  const missing = []
  for (const path of needed) if (!(await assets.match(path))) missing.push(path)
  await Promise.all(missing.map((path) => assets.add(path)))
}

/** After an update: each copy is replaced whole by one of this build. One that cannot be stays as it is, assets included. */
async function renewOutdated() {
  const pages = await caches.open(PAGES)
  for (const { url } of await pages.keys()) {
    const path = new URL(url).pathname
    const known = await pages.match(path)
    if (known && known.headers.get('x-kept-build') !== BUILD)
      await keep(path, { version: known.headers.get('x-kept-version') ?? '' }).catch(() => {})
  }
  await removeUnusedAssets(pages)
}

async function removeUnusedAssets(pages) {
  const used = new Set()
  for (const request of await pages.keys())
    for (const path of assetsOf((await pages.match(request)) ?? new Response())) used.add(path)
  const assets = await caches.open(ASSETS)
  for (const request of await assets.keys())
    if (!used.has(new URL(request.url).pathname)) await assets.delete(request)
}
