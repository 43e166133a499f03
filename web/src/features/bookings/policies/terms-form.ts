import { type CancellationTier, type PolicyTerms, policyTermsSchema } from '@medinotes/shared/policies'
import { useState } from 'react'

interface KeyedTier {
  key: string
  tier: CancellationTier
}

type OtherTerms = Omit<PolicyTerms, 'cancellation'>

const keyed = (tier: CancellationTier): KeyedTier => ({ key: crypto.randomUUID(), tier })

const newTier: CancellationTier = {
  notice: { unit: 'business-days', amount: 3 },
  charge: { kind: 'percent', percent: 100 },
}

/** Terms as they are being typed; `valid` are those that could be set, null while something is wrong. */
export function useTermsForm(initial: PolicyTerms) {
  const [tiers, setTiers] = useState(() => initial.cancellation.map(keyed))
  const [others, setOthers] = useState<OtherTerms>(() => {
    const { cancellation: _tiers, ...rest } = initial
    return rest
  })
  const read = policyTermsSchema.safeParse({ ...others, cancellation: tiers.map(({ tier }) => tier) })
  const faults = new Map((read.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
  return {
    tiers,
    others,
    valid: read.data ?? null,
    /** What is wrong with a field or anything within it. */
    problemOf: (path: string) => [...faults].find(([at]) => at === path || at.startsWith(`${path}.`))?.[1],
    change: (change: Partial<OtherTerms>) => setOthers({ ...others, ...change }),
    addTier: () => setTiers([...tiers, keyed(newTier)]),
    changeTier: (key: string, change: Partial<CancellationTier>) =>
      setTiers(tiers.map((each) => (each.key === key ? { key, tier: { ...each.tier, ...change } } : each))),
    removeTier: (key: string) => setTiers(tiers.filter((each) => each.key !== key)),
  }
}

export type TermsForm = ReturnType<typeof useTermsForm>
