import type { Settled } from '@medinotes/shared/jobs'

export interface SettledNouns {
  one: string
  many: string
}

/** What came of settling one or several: "3 jobs discarded; 1 was not there any more". */
export function settledWords({ done, left }: Settled, { one, many }: SettledNouns, what: string) {
  const settled = `${done} ${done === 1 ? one : many} ${what}`
  return left === 0 ? settled : `${settled}; ${left} could not be, or ${left === 1 ? 'is' : 'are'} settled already`
}
