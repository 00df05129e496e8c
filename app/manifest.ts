import type { MetadataRoute } from 'next'

/** Lets the site be installed as an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Interleave: operating systems and concurrency',
    short_name: 'Interleave',
    description: 'A course in which every figure runs: step it, break it, and see every schedule.',
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#faf8f3',
    theme_color: '#faf8f3',
    categories: ['education'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: 'Course', url: '/course' },
      { name: 'Drills', url: '/drills' },
      { name: 'Search', url: '/search' },
    ],
  }
}
