import Database from 'better-sqlite3'

/**
 * What a certificate asks for, written into the database of the SQLite server: every open lesson completed, every quiz and
 * lab passed. Doing it all is what the integration tests do with a small course; here it would take hours.
 */
export function earnCertificate(userId: string): void {
  const database = new Database(process.env.E2E_SQLITE_FILE, { timeout: 5_000, fileMustExist: true })
  const now = new Date().toISOString()
  const insert = (table: string, row: object) => {
    const columns = Object.keys(row)
    const names = columns.map((name) => `"${name}"`).join(', ')
    const values = columns.map((name) => `@${name}`).join(', ')
    database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${values})`).run(row)
  }
  const all = (query: string) => database.prepare(query).all() as { id: string; version: string }[]
  const earn = database.transaction(() => {
    for (const { id: courseId } of all('SELECT id FROM "Course"'))
      insert('Enrolment', { userId, courseId, enrolledAt: now })
    const times = { startedAt: now, completedAt: now, updatedAt: now }
    for (const { id: lessonId } of all('SELECT id FROM "Lesson" WHERE "publishedVersionId" IS NOT NULL'))
      insert('LessonProgress', { userId, lessonId, stepsDone: '[]', percent: 100, ...times })
    for (const { id: quizId, version } of all(
      'SELECT id, "currentVersionId" AS version FROM "Quiz" WHERE version IS NOT NULL',
    )) {
      const id = crypto.randomUUID()
      const attempt = { id, userId, quizId, quizVersionId: version, number: 1, seed: 1, policy: '{}' }
      insert('Attempt', { ...attempt, status: 'submitted', startedAt: now, submittedAt: now })
      insert('Grade', { attemptId: id, score: 1, maxScore: 1, passed: 1, graderVersion: 1, gradedAt: now })
    }
    for (const { id: labId, version } of all(
      'SELECT id, "currentVersionId" AS version FROM "Lab" WHERE version IS NOT NULL',
    )) {
      const ids = { id: crypto.randomUUID(), userId, labId, labVersionId: version, submitKey: labId }
      insert('LabSubmission', { ...ids, values: '{}', passed: 1, submittedAt: now })
    }
  })
  earn.immediate()
  database.close()
}
