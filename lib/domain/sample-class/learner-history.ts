import { drillHistory } from './drill-history.ts'
import type { HistorySetting, LearnerHistory } from './history.ts'
import { studyHistory } from './study-history.ts'

/** What a person of this kind has done from enrolling until now. The same draws give the same history, ids aside. */
export function learnerHistory(setting: HistorySetting): LearnerHistory {
  return {
    enrolledAt: setting.enrolledAt,
    ...studyHistory({ ...setting, draws: setting.draws.fork(1) }),
    ...drillHistory({ ...setting, draws: setting.draws.fork(2) }),
  }
}
