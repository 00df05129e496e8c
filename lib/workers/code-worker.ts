import { type CodeGrade, gradeCode } from '#lib/domain/labs/grade-code.ts'
import { answerRequests } from './answer-requests.ts'
import type { CodeTask } from './code-pool.ts'

answerRequests<CodeTask, CodeGrade>(async ({ work, spec }) => gradeCode(work, spec))
