import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { extractQuestions } from '#lib/content/extract-questions.ts'
import { openLessons } from '#lib/content/load/course.ts'
import { loadCourse } from '#lib/content/load.ts'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import { drawQuestion } from '#lib/domain/questions/draw-question.ts'
import { seedOfId } from '#lib/domain/questions/part-order.ts'
import { askedCells } from '#lib/domain/questions/trace-fields.ts'
import { expect, test } from '#tests/e2e/test.ts'
import { type ApiClient, apiClient, expectOk, newLearner } from '#tests/setup/api-client.ts'

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

/** Of a generated question: those of the draw that comes with the page, or of another one. */
function secretsOf(authored: AuthoredQuestion, seed = seedOfId(authored.id)): string[] {
  const question = drawQuestion(authored, seed)
  const feedback =
    question.type === 'single' || question.type === 'multiple'
      ? question.options.map((option) => option.feedback)
      : question.type === 'matching'
        ? question.pairs.map((pair) => pair.feedback)
        : question.type === 'trace'
          ? askedCells(question).map((cell) => cell.feedback)
          : [question.feedback.correct, question.feedback.incorrect]
  // The steps of a run may stand in the page of a lesson that shows such runs; the sentences before them may not.
  const explanation = question.explanation.split('\n\n').filter((part) => !part.startsWith('- '))
  const because = authored.type === 'generated' ? explanation : [question.explanation]
  return [...because, ...feedback].map(fingerprint).filter((text) => text.length >= 25)
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
  return {
    lessons,
    quizzes,
    cards: course.cards,
    secrets: questions.flatMap((question) => secretsOf(question)),
  }
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

test('no search finds a key: not by its own words, and not beside what they find', async ({ baseURL }) => {
  const { secrets, cards } = await courseSecrets()
  const ofCards = cards.flatMap(({ value }) => [value.approach, ...value.bullets.map(({ text }) => text)])
  const canaries = [...secrets, ...ofCards.map(fingerprint).filter((text) => text.length >= 25)]
  expect(canaries.length).toBeGreaterThan(250)
  for (const canary of canaries.filter((_, i) => i % 5 === 0)) {
    const query = new URLSearchParams({ q: canary })
    for (const address of [`/api/search?${query}`, `/search?${query}`]) {
      // Each from an address of its own, so that no limit is met; the page repeats the query itself.
      const body = await (await apiClient(baseURL ?? '').get(address)).text()
      const others = canaries.filter((other) => !canary.includes(other))
      expect(leaks(body.replaceAll(canary, ''), address.startsWith('/api') ? canaries : others)).toEqual([])
    }
  }
})

test('a generated check keeps its key in every draw, until it is answered', async ({ baseURL }) => {
  const { lessons } = await courseSecrets()
  const learner = await newLearner(baseURL ?? '')
  let draws = 0
  for (const lesson of lessons)
    for (const question of extractQuestions(lesson.source)) {
      if (question.type !== 'generated') continue
      for (const seed of [11, 12, 13]) {
        const query = new URLSearchParams({ lessonId: lesson.id, questionId: question.id, seed: `${seed}` })
        const view = await (await learner.get(`/api/checks/drawn?${query}`)).text()
        const secrets = secretsOf(question, seed)
        expect(secrets.length).toBeGreaterThan(1)
        expect(leaks(view, secrets)).toEqual([])
        expect(view).not.toMatch(/"(correct|feedback|explanation|tolerance|accepted|answer)"/)
        const answered = await learner.send('POST', '/api/checks', {
          ...{ lessonId: lesson.id, questionId: question.id, seed, answerKey: crypto.randomUUID() },
          response: { type: 'numeric', text: '-1' },
        })
        expect(leaks(await answered.text(), secrets.slice(0, 1))).toHaveLength(1)
        draws++
      }
    }
  expect(draws).toBeGreaterThan(3)
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
  const explanations = (quiz?.questions ?? []).map((question) =>
    fingerprint(drawQuestion(question, seedOfId(question.id)).explanation),
  )
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
