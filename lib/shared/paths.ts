/** Every URL of the site in one place. Arguments are slugs or ids and need no escaping. */
export const paths = {
  home: () => '/',
  course: () => '/course',
  lesson: (moduleId: string, lessonId: string, heading?: string) =>
    `/learn/${moduleId}/${lessonId}${heading ? `#${heading}` : ''}`,
  cheatSheet: (moduleId: string, lessonId: string) => `/learn/${moduleId}/${lessonId}/sheet`,
  quiz: (quizId: string) => `/quiz/${quizId}`,
  attempt: (quizId: string, attemptId: string) => `/quiz/${quizId}/attempts/${attemptId}`,
  labs: () => '/labs',
  lab: (labId: string, heading?: string) => `/labs/${labId}${heading ? `#${heading}` : ''}`,
  workbench: () => '/workbench',
  drills: () => '/drills',
  browseCards: () => '/drills/browse',
  mockInterview: () => '/drills/mock',
  card: (cardId: string) => `/drills/${cardId}`,
  simulations: () => '/simulations',
  tournament: () => '/simulations/tournament',
  simulation: (simulationId: string) => `/simulations/${simulationId}`,
  glossary: (termId?: string) => `/glossary${termId ? `#${termId}` : ''}`,
  search: (query?: string) => `/search${queryOf({ q: query })}`,
  offline: () => '/offline',
  certificates: () => '/certificates',
  certificate: (code: string) => `/certificates/${code}`,
  progress: () => '/progress',
  notes: () => '/notes',
  account: () => '/account',
  eraseAccount: () => '/account/erase',
  accountErased: () => '/account/erased',
  signIn: (next?: string) => `/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  register: (next?: string) => `/register${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  studio: () => '/studio',
  studioLesson: (lessonId: string) => `/studio/lessons/${lessonId}`,
  studioHistory: (lessonId: string) => `/studio/lessons/${lessonId}/history`,
  studioPreview: (lessonId: string, query: { revision?: number; version?: number } = {}) =>
    `/studio/preview/${lessonId}${queryOf(query)}`,
  studioExport: (lessonId: string, version?: number | 'draft') =>
    `/api/studio/lessons/${lessonId}/export${queryOf({ version })}`,
  studioReports: (show?: 'answered') => `/studio/reports${queryOf({ show })}`,
  admin: () => '/admin',
  adminLearners: () => '/admin/learners',
  adminLearner: (userId: string) => `/admin/learners/${userId}`,
  adminUsers: () => '/admin/users',
  adminAudit: () => '/admin/audit',
} as const

function queryOf(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** A same-site path out of an untrusted `next` parameter, or the home page. No scheme, host, or back-slash tricks. */
export function safeNextPath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return paths.home()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters, so "/\t/evil" is "//evil".
  if (/[\u0000-\u001f\\]/.test(next)) return paths.home()
  return next
}
