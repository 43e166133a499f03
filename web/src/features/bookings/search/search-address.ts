import { dateSchema, idSchema } from '@medinotes/shared/common'
import { modalitySchema, stateSchema } from '@medinotes/shared/scheduling'
import { addDays, format, parseISO } from 'date-fns'
import { useSearchParams } from 'react-router'
import { z } from 'zod'

const addressSchema = z.object({
  exam: idSchema.optional().catch(undefined),
  specialty: z.string().max(80).optional().catch(undefined),
  how: modalitySchema.optional().catch(undefined),
  state: stateSchema.optional().catch(undefined),
  place: idSchema.optional().catch(undefined),
  specialist: idSchema.optional().catch(undefined),
  from: dateSchema.optional().catch(undefined),
  to: dateSchema.optional().catch(undefined),
  interpreter: z.literal('yes').optional().catch(undefined),
  /** Only this day of those that were found. */
  day: dateSchema.optional().catch(undefined),
  /** The firm a practice books for. */
  firm: idSchema.optional().catch(undefined),
  /** The hold that is being filled in. */
  booking: idSchema.optional().catch(undefined),
  /** The form in progress; nobody but its author reads it. */
  draft: idSchema.optional().catch(undefined),
  step: z.literal('review').optional().catch(undefined),
  /** An earlier booking whose matter this one is about. */
  matter: idSchema.optional().catch(undefined),
})

export type SearchAddress = z.infer<typeof addressSchema>
type Change = Partial<Record<keyof SearchAddress, string | undefined>>

const names = Object.keys(addressSchema.shape)
const narrowing = ['specialty', 'how', 'state', 'place', 'specialist', 'from', 'to', 'interpreter', 'day'] as const

export const readAddress = (parameters: URLSearchParams): SearchAddress =>
  addressSchema.parse(Object.fromEntries(names.map((name) => [name, parameters.get(name) || undefined])))

/** What is looked for, in the address: it can be shared, and Back undoes a choice. */
export function useSearchAddress() {
  const [parameters, setParameters] = useSearchParams()
  const change = (changes: Change, options: { replace?: boolean } = {}) =>
    setParameters((present) => {
      const next = new URLSearchParams(present)
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    }, options)
  const address = readAddress(parameters)
  return {
    address,
    change,
    isNarrowed: narrowing.some((name) => address[name] !== undefined),
    clear: () => change(Object.fromEntries(narrowing.map((name) => [name, undefined]))),
  }
}

export type SearchAddressState = ReturnType<typeof useSearchAddress>

const usualDays = 41
const mostDays = 91

const later = (date: string, days: number) => format(addDays(parseISO(date), days), 'yyyy-MM-dd')

/** The days that are searched: six weeks from today where nothing else is chosen, never more than the service looks at. */
export function searchedDays({ from, to }: Pick<SearchAddress, 'from' | 'to'>, today: string) {
  const first = from !== undefined && from > today ? from : today
  const last = to !== undefined && to >= first ? to : later(first, usualDays)
  const furthest = later(first, mostDays)
  return { from: first, to: last < furthest ? last : furthest, furthest }
}
