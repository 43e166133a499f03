import { codeOf, errorText } from '../../lib/api-error.ts'

/** Why a change of somebody's standing was refused, and what to do about it. */
export function standingProblem(error: unknown) {
  if (!error) return null
  if (codeOf(error) === 'last_administrator')
    return 'This is the last person who runs the organisation. Let somebody else run it first, then try again.'
  return errorText(error)
}
