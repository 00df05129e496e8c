import { gate } from '#lib/content/gate.ts'
import { type SectionText, sectionTexts } from '#lib/content/section-text.ts'
import { listCards } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import { findCourseMap } from '#lib/db/course-map.ts'
import { listLabs } from '#lib/db/labs.ts'
import { findPublishedVersion } from '#lib/db/lesson-versions.ts'
import { cardTitle, plainText } from '#lib/domain/drills/card-title.ts'
import type { SearchEntry } from '#lib/domain/search/search-entry.ts'
import { paths } from '#lib/shared/paths.ts'
import { simulationIds, simulations } from '#sim/registry.ts'
import { getGlossary } from '../get-glossary.ts'
import { sitePages } from './site-pages.ts'

/** The sections of a text by its hash, so that only what changed is read again. */
export type KnownSections = Map<string, readonly SectionText[]>

/** Everything that can be found now. Reads the texts that `known` lacks, one at a time with a pause between, and forgets those no longer published. */
export async function collectEntries(known: KnownSections): Promise<SearchEntry[]> {
  const [lessons, cards, labs, terms] = await Promise.all([
    lessonEntries(known),
    cardEntries(),
    labEntries(),
    termEntries(),
  ])
  return [...lessons, ...terms, ...cards, ...labs, ...simulationEntries(), ...sitePages]
}

async function lessonEntries(known: KnownSections): Promise<SearchEntry[]> {
  const course = await findCourseMap(db())
  const entries: SearchEntry[] = []
  const used = new Set<string>()
  for (const module of course?.modules ?? [])
    for (const { id, published } of module.lessons) {
      const version = published && (await findPublishedVersion(db(), id))
      if (!version) continue
      const { hash, source, title, summary } = version
      used.add(hash)
      const sections = known.get(hash) ?? readSections(source, id)
      known.set(hash, sections)
      for (const section of sections)
        entries.push({
          id: `lesson:${id}#${section.id ?? ''}`,
          kind: 'lesson',
          title: section.id ? section.heading : title,
          context: section.id ? title : module.title,
          text: section.id ? section.text : `${summary}\n${section.text}`,
          path: paths.lesson(module.id, id, section.id ?? undefined),
        })
      await new Promise((resolve) => setImmediate(resolve))
    }
  for (const hash of known.keys()) if (!used.has(hash)) known.delete(hash)
  return entries
}

/** Nothing is published that the gate refuses. */
function readSections(source: string, lessonId: string): SectionText[] {
  const { document } = gate(source, lessonId)
  return document ? sectionTexts(document) : []
}

/** The questions alone: bullets, red flags, approach and self-check are what a learner is to find by themself. */
async function cardEntries(): Promise<SearchEntry[]> {
  const cards = await listCards(db())
  return cards.map(({ id, topic, body }) => {
    const title = cardTitle(body.prompt)
    const prompt = plainText(body.prompt)
    return {
      id: `card:${id}`,
      kind: 'card',
      title,
      context: topic.replaceAll('-', ' '),
      text: prompt.startsWith(title) ? prompt.slice(title.length).trim() : prompt,
      path: paths.card(id),
    }
  })
}

async function labEntries(): Promise<SearchEntry[]> {
  const labs = await listLabs(db())
  return labs.map(({ id, current: { definition } }) => ({
    id: `lab:${id}`,
    kind: 'lab',
    title: definition.title,
    context: definition.kind === 'program' ? 'program lab' : 'simulation lab',
    text: definition.summary,
    path: paths.lab(id),
  }))
}

async function termEntries(): Promise<SearchEntry[]> {
  const glossary = await getGlossary()
  return [...glossary.values()].map(({ id, term, definition }) => ({
    id: `term:${id}`,
    kind: 'term',
    title: term,
    context: '',
    text: plainText(definition),
    path: paths.glossary(id),
  }))
}

const simulationEntries = (): SearchEntry[] =>
  simulationIds.map((id) => ({
    id: `simulation:${id}`,
    kind: 'simulation',
    title: simulations[id].title,
    context: '',
    text: [simulations[id].summary, ...simulations[id].presets.map(({ title }) => title)].join('\n'),
    path: paths.simulation(id),
  }))
