import type { ValueProblem } from '#lib/domain/labs/scenario-config.ts'
import { ServiceError } from '#lib/shared/errors.ts'

export function invalidValuesError(problems: readonly ValueProblem[]): ServiceError {
  const [first] = problems
  return new ServiceError(
    400,
    'invalid-values',
    first ? `Nothing was run. ${first.path}: ${first.message}` : 'Nothing was run.',
    { problems },
  )
}
