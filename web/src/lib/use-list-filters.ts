import { useCallback, useEffect, useState } from 'react'
import { useLocation, useNavigation, useSearchParams } from 'react-router'
import { z } from 'zod'

const stateSchema = z.object({ search: z.string() }).catch({ search: '' })

// Long enough not to ask for every letter.
const searchDelayMs = 250

/**
 * The filters of a list. Those named are in the address; the search text is a person's name or e-mail address, so it is kept
 * beside the address in this tab's history entry, where Back finds it and no log ever sees it. Clearing leaves what `keeps` names.
 */
export function useListFilters<Name extends string>(names: readonly Name[], keeps: readonly Name[] = []) {
  const [parameters, setParameters] = useSearchParams()
  const { state } = useLocation()
  const isLeaving = useNavigation().state !== 'idle'
  const { search } = stateSchema.parse(state)
  const [typed, setTyped] = useState(search)

  const setFilter = (name: Name, value: string) =>
    setParameters(
      (present) => {
        const next = new URLSearchParams(present)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true, state: { search } },
    )

  const setSearch = useCallback(
    (text: string) => setParameters((present) => present, { replace: true, state: { search: text } }),
    [setParameters],
  )

  useEffect(() => {
    // Whoever has opened one of the rows meanwhile must not be called back.
    if (typed === search || isLeaving) return undefined
    const timer = setTimeout(() => setSearch(typed), searchDelayMs)
    return () => clearTimeout(timer)
  }, [typed, search, setSearch, isLeaving])

  const clear = () => {
    setTyped('')
    setParameters((present) => [...present].filter(([name]) => keeps.some((kept) => kept === name)), {
      replace: true,
      state: { search: '' },
    })
  }

  // `?status=` means no filter.
  const address = Object.fromEntries(names.map((name) => [name, parameters.get(name) || undefined])) as Record<
    Name,
    string | undefined
  >
  return { address, query: search.trim() || undefined, typed, setTyped, setFilter, clear }
}

/** Leaves out what is not set, so that no filter and an empty one are the same list. */
export const withoutEmpty = <Filters extends object>(filters: Filters) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Filters]?: Exclude<Filters[Name], undefined>
  }
