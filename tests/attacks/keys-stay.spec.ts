import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { extractQuestions } from '#lib/content/extract-questions.ts'
import { openLessons } from '#lib/content/load/course.ts'
import { loadCourse } from '#lib/content/load.ts'
import type { Question } from '#lib/domain/questions/question.ts'
import { expect, test } from '#tests/e2e/test.ts'
import { type ApiClient, expectOk, newLearner } from '#tests/setup/api-client.ts'

/**
 * Every explanation, feedback and accepted answer of the course is a canary: sentences that stand nowhere else. None may be
 * in anything the server sends before the answer is graded. Compared without markup, in pieces of letters and digits.
 */
const normal = (text: string) =>
  text
    .replace(/\\u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/<[^>]*>|&[#\w]+;/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')

const fingerprint = (text: string) => normal(text).trim().slice(0, 60)

function secretsOf(question: Question): string[] {
  const feedback =
    question.type === 'single' || question.type === 'multiple'
      ? question.options.map((option) => option.feedback)
      : question.type === 'matching'
        ? question.pairs.map((pair) => pair.feedback)
        : [question.feedback.correct, question.feedback.incorrect]
  return [question.explanation, ...feedback].map(fingerprint).filter((text) => text.length >= 25)
}

async function courseSecrets() {
  const { course } = await loadCourse(path.join(process.cwd(), 'content'))
  const lessons = openLessons(course)
  const quizzes = course.modules.flatMap(({ quiz }) => (quiz ? [quiz.value] : []))
  const cards = course.cards.flatMap((card) => (card.value.selfCheck ? [card.value.selfCheck] : []))
  const questions = [
    ...lessons.flatMap((lesson) => extractQuestions(lesson.source)),
    ...quizzes.flatMap((quiz) => quiz.questions),
    ...cards,
  ]
  return { lessons, quizzes, cards: course.cards, secrets: questions.flatMap(secretsOf) }
}

function leaks(body: string, secrets: readonly string[]): string[] {
  const text = normal(body)
  return secrets.filter((secret) => text.includes(secret))
}

async function expectNoLeak(client: ApiClient, pagePath: string, secrets: readonly string[]): Promise<void> {
  const bodies = { html: await client.get(pagePath), payload: await payloadOf(client, pagePath) }
  for (const [kind, response] of Object.entries(bodies)) {
    expect(response.status, `${kind} of ${pagePath}`).toBe(200)
    expect(leaks(await response.text(), secrets), `${kind} of ${pagePath}`).toEqual([])
  }
}

/** The React payload of a page. Next first redirects to the address whose `_rsc` fits the headers. */
async function payloadOf(client: ApiClient, pagePath: string): Promise<Response> {
  const first = await client.get(`${pagePath}?_rsc=1`, { rsc: '1' })
  const location = first.headers.get('location')
  return location ? client.get(location, { rsc: '1' }) : first
}

test('no key, feedback or explanation is in a page, payload or answer before it may be', async ({
  baseURL,
}) => {
  const { lessons, quizzes, cards, secrets } = await courseSecrets()
  expect(secrets.length).toBeGreaterThan(200)
  const learner = await newLearner(baseURL ?? '')

  for (const lesson of lessons) await expectNoLeak(learner, `/learn/${lesson.moduleId}/${lesson.id}`, secrets)
  for (const card of cards) await expectNoLeak(learner, `/drills/${card.value.id}`, secrets)
  await expectNoLeak(learner, '/drills', secrets)
  for (const quiz of quizzes) {
    await expectNoLeak(learner, `/quiz/${quiz.id}`, secrets)
    const { attemptId } = await expectOk<{ attemptId: string }>(
      await learner.send('POST', `/api/quizzes/${quiz.id}/attempts`, {}),
    )
    await expectNoLeak(learner, `/quiz/${quiz.id}/attempts/${attemptId}`, secrets)
    const json = await (await learner.get(`/api/attempts/${attemptId}`)).text()
    expect(leaks(json, secrets)).toEqual([])
    expect(json).not.toMatch(/"(correct|feedback|explanation|tolerance|accepted|answer)"/)
  }
})

test('after the submit the explanations are there, so the search above can find them', async ({
  baseURL,
}) => {
  const { quizzes } = await courseSecrets()
  const learner = await newLearner(baseURL ?? '')
  const [quiz] = quizzes
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${quiz?.id}/attempts`, {}),
  )
  await expectOk(
    await learner.send('POST', `/api/attempts/${attemptId}/submit`, { submitKey: crypto.randomUUID() }),
  )
  const html = await (await learner.get(`/quiz/${quiz?.id}/attempts/${attemptId}`)).text()
  const explanations = (quiz?.questions ?? []).map((question) => fingerprint(question.explanation))
  expect(leaks(html, explanations)).toHaveLength(explanations.length)
})

test('no bundle holds a key, and no source map tells the sources', async () => {
  const { secrets } = await courseSecrets()
  const folder = path.join('.next', 'static')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|map|json)$/.test(file),
  )
  expect(files.length).toBeGreaterThan(10)
  for (const file of files)
    expect(leaks(readFileSync(path.join(folder, file), 'utf8'), secrets), file).toEqual([])
  const maps = files
    .filter((file) => file.endsWith('.map'))
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
  expect(maps.flatMap(({ sources }) => sources)).toEqual([])
})
