import { appendAudit } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import { listKnownEmails } from '#lib/db/new-accounts.ts'
import { createHistories, createSampleUsers } from '#lib/db/sample-class.ts'
import type { CourseContent } from '#lib/domain/sample-class/course-content.ts'
import type { LearnerHistory } from '#lib/domain/sample-class/history.ts'
import { learnerHistory } from '#lib/domain/sample-class/learner-history.ts'
import { samplePeople } from '#lib/domain/sample-class/names.ts'
import { drawPersona } from '#lib/domain/sample-class/persona.ts'
import { createDraws, type Draws } from '#sim/core/draws.ts'
import { auditedAsCommand } from '../audit-origin.ts'
import { loadCourseContent } from './load-course-content.ts'

const DAY_MS = 86_400_000
const ENROLMENT_DAYS = 70
const PER_TRANSACTION = 25

export type SeedOptions = { readonly learners: number; readonly seed: number; readonly now: Date }
export type SeedReport = { readonly created: number; readonly present: number }

/**
 * Adds a made-up class that enrolled over the last ten weeks. Addresses end in @class.example and have no password, so
 * nobody can sign in and no real account is touched. The same seed gives the same people: those present are skipped,
 * so a second run adds nothing and a run cut short is finished by the next. Throws before content is there.
 */
export async function seedClass({ learners, seed, now }: SeedOptions): Promise<SeedReport> {
  const content = await loadCourseContent()
  if (!content || content.lessons.length === 0)
    throw new Error(
      'There is no published lesson yet. Start the site once, so that the content is in the database.',
    )
  const draws = createDraws(seed)
  const people = samplePeople(learners, draws.fork(0)).map((person, i) => ({
    ...person,
    draws: draws.fork(i + 1),
  }))
  const known = await listKnownEmails(
    db(),
    people.map(({ email }) => email),
  )
  const missing = people.filter(({ email }) => !known.has(email))
  for (let i = 0; i < missing.length; i += PER_TRANSACTION) {
    const batch = missing.slice(i, i + PER_TRANSACTION).map((person) => makeLearner(person, content, now))
    await transaction(async (tx) => {
      await createSampleUsers(
        tx,
        batch.map(({ user }) => user),
      )
      await createHistories(
        tx,
        batch.map(({ user, history }) => ({ id: user.id, courseId: content.courseId, history })),
      )
    })
  }
  if (missing.length > 0) await recordSeeding(missing.length, seed, now)
  return { created: missing.length, present: known.size }
}

type Person = { readonly name: string; readonly email: string; readonly draws: Draws }

function makeLearner({ name, email, draws }: Person, content: CourseContent, now: Date) {
  const persona = drawPersona(draws)
  // Most enrol early in the ten weeks; the rest trickle in.
  const daysAgo = ENROLMENT_DAYS * Math.sqrt(draws.fraction())
  const enrolledAt = new Date(Math.floor(now.getTime() - daysAgo * DAY_MS))
  const history = learnerHistory({
    content,
    persona,
    enrolledAt,
    now,
    draws: draws.fork(1),
    newId: () => crypto.randomUUID(),
  })
  const user = {
    id: crypto.randomUUID(),
    name,
    email,
    timeZone: persona.timeZone,
    createdAt: enrolledAt,
    lastSeenAt: lastSeen(history),
  }
  return { user, history }
}

function lastSeen({ enrolledAt, lessons, attempts, submissions, reviews }: LearnerHistory): Date {
  const times = [
    ...lessons.map(({ updatedAt }) => updatedAt),
    ...attempts.map(({ submittedAt }) => submittedAt),
    ...submissions.map(({ submittedAt }) => submittedAt),
    ...reviews.map(({ reviewedAt }) => reviewedAt),
  ]
  return times.reduce((last, time) => (time > last ? time : last), enrolledAt)
}

const recordSeeding = (learners: number, seed: number, now: Date) =>
  transaction((tx) =>
    appendAudit(tx, {
      ...auditedAsCommand(now),
      action: 'class.seeded',
      entity: 'class:sample',
      after: { learners, seed },
    }),
  )
