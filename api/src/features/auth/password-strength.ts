import { AppError } from '../../platform/errors.ts'

/** Of 0 to 4: from here on a guesser needs more than 10^8 tries. */
const leastScore = 3

async function loadEstimator() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
}

// Its dictionaries take some MB, so they are read when somebody first chooses a password.
let loading: ReturnType<typeof loadEstimator> | undefined

/** Refuses a password that a guesser would try early, or that is made of its holder's name or address. */
export async function refuseGuessable(password: string, { name, email }: { name: string; email: string }) {
  const estimator = await (loading ??= loadEstimator())
  const known = [name, email, ...name.split(/\s+/), ...email.split(/[@.]/), 'medinotes']
  const { score, feedback } = estimator.check(password, known)
  if (score >= leastScore) return
  const advice = [feedback.warning, ...feedback.suggestions].filter(Boolean).join(' ')
  throw new AppError('weak_password', advice || 'This password is too easy to guess. Add another word or two.')
}
