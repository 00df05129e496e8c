import { LearnerHome } from '#app/_home/learner-home.tsx'
import { VisitorHome } from '#app/_home/visitor-home.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { getCourseMap } from '#lib/services/get-course-map.ts'

export default async function HomePage() {
  const actor = await currentActor()
  return actor.type === 'user' ? <LearnerHome actor={actor} /> : <VisitorHome course={await getCourseMap()} />
}
