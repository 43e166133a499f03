import { type AnalyticsQuery, analyticsQuerySchema } from '@medinotes/shared/analytics'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'

const names = ['from', 'to', 'weeks', 'by', 'personId'] as const
type Name = (typeof names)[number]

export type AnalyticsFilters = Partial<Pick<AnalyticsQuery, 'from' | 'to' | 'personId'>> &
  Pick<AnalyticsQuery, 'weeks' | 'by'>

/** Range and filters, from the address: dates and ids only. What is none of these counts as absent. */
export function useAnalyticsFilters() {
  const [parameters, setParameters] = useSearchParams()
  const asked = Object.fromEntries(
    names.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  )
  const parsed = analyticsQuerySchema.safeParse(asked)
  const filters: AnalyticsFilters = parsed.success ? parsed.data : analyticsQuerySchema.parse({})
  // What was chosen last, before the router has gone there: two choices in quick succession both count.
  const latest = useRef(parameters)
  useEffect(() => {
    latest.current = parameters
  }, [parameters])
  const go = (next: URLSearchParams) => {
    latest.current = next
    setParameters(next, { replace: true })
  }
  /** Several at once; an empty one is taken away. */
  const change = (changed: Partial<Record<Name, string>>) => {
    const next = new URLSearchParams(latest.current)
    for (const [name, value] of Object.entries(changed)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    go(next)
  }
  const clear = () => go(new URLSearchParams())
  return { filters, isNarrowed: parsed.success && Object.keys(asked).length > 0, change, clear }
}

export type AnalyticsFilterState = ReturnType<typeof useAnalyticsFilters>
