import { LearnerHome } from '#app/_home/learner-home.tsx'
import { VisitorHome } from '#app/_home/visitor-home.tsx'
import { minutesFrom } from '#app/_progress/minutes-from.ts'
import { currentActor } from '#lib/auth/session.ts'
import { getCourseMap } from '#lib/services/get-course-map.ts'

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const actor = await currentActor()
  if (actor.type === 'visitor') return <VisitorHome course={await getCourseMap()} />
  return <LearnerHome actor={actor} minutes={minutesFrom((await searchParams).minutes)} />
}
