import type { Me } from '@medinotes/shared/access'
import { searchMinLength } from '@medinotes/shared/search'
import { isFoundBy, nameWords } from '@medinotes/shared/name-words'
import { useQuery } from '@tanstack/react-query'
import { ListFilter, LoaderCircle, RotateCw } from 'lucide-react'
import { type Hit, type HitList, hitListsOf } from '../../features/search/hit.ts'
import { MatchedText } from '../../features/search/matched-text.tsx'
import { recentHits } from '../../features/search/recent-hits.ts'
import { searchQuery } from '../../features/search/search.queries.ts'
import { errorText } from '../../lib/api-error.ts'
import { useSettled } from '../../lib/use-settled.ts'
import { Group, Item } from './palette-parts.tsx'

/** Lines of the service's own finding: the palette's filter lets them all stand, below what it found itself. */
export const foundPrefix = 'found '

const settleMs = 200

export const ownerOf = ({ id, organization }: Me) => `${id} ${organization?.id ?? ''}`

/** What the service finds of what is typed, once that has settled. */
export function useHits(me: Me, typed: string) {
  const query = useSettled(typed.trim(), settleMs)
  const isSearch = (text: string) =>
    nameWords(text).join('').length >= searchMinLength && me.permissions.includes('organization:read')
  const enabled = isSearch(typed) && isSearch(query)
  const search = useQuery({ ...searchQuery(query), enabled })
  const isWaiting = isSearch(typed) && (query !== typed.trim() || search.isFetching)
  const found = enabled && search.data ? hitListsOf(search.data, me.permissions.includes('platform:read')) : []
  // Whoever types on and presses Enter means what is typed by then.
  const lists = isWaiting ? stillFitting(found, typed) : found
  const error = enabled && !search.isFetching ? search.error : null
  return { query, lists: error ? [] : lists, error, isWaiting, retry: () => void search.refetch() }
}

function stillFitting(lists: readonly HitList[], typed: string) {
  const fits = ({ title, detail }: Hit) => isFoundBy(`${title} ${detail}`, typed)
  return lists.map((list) => ({ ...list, hits: list.hits.filter(fits) })).filter(({ hits }) => hits.length > 0)
}

export type Hits = ReturnType<typeof useHits>

interface PaletteHitsProps {
  hits: Hits
  onOpen: (hit: Hit) => void
  onAll: (path: string, query: string) => void
}

export function PaletteHits({ hits: { query, lists, error, isWaiting, retry }, onOpen, onAll }: PaletteHitsProps) {
  return (
    <>
      {lists.map(({ heading, hits, all }) => (
        <Group key={heading} heading={heading}>
          {hits.map((hit) => (
            <HitItem key={hit.key} hit={hit} query={query} onOpen={onOpen} />
          ))}
          {all !== undefined && (
            <Item value={`${foundPrefix}all ${heading}`} icon={ListFilter} onSelect={() => onAll(all, query)}>
              More {heading.toLowerCase()} like these
            </Item>
          )}
        </Group>
      ))}
      {error && (
        <Group heading="Bookings, notes, documents and people could not be searched">
          <Item value={`${foundPrefix}again`} icon={RotateCw} onSelect={retry}>
            <span className="grid">
              Try again
              <span className="text-xs text-muted">{errorText(error)}</span>
            </span>
          </Item>
        </Group>
      )}
      {isWaiting && lists.length === 0 && (
        <p aria-hidden className="flex items-center gap-3 px-3 py-2.5 text-muted">
          <LoaderCircle className="size-4 motion-safe:animate-spin" />
          Searching bookings, notes, documents and people …
        </p>
      )}
    </>
  )
}

interface HitItemProps {
  hit: Hit
  query: string
  onOpen: (hit: Hit) => void
}

const HitItem = ({ hit, query, onOpen }: HitItemProps) => (
  <Item value={`${foundPrefix}${hit.key}`} icon={hit.icon} onSelect={() => onOpen(hit)}>
    <span className="grid min-w-0 flex-1">
      <span className="truncate">
        <MatchedText text={hit.title} query={query} />
      </span>
      <span className="truncate text-xs text-muted">
        <MatchedText text={hit.detail} query={query} />
      </span>
    </span>
  </Item>
)

/** What was opened from here before, while nothing is typed. */
export function RecentHits({ me, onOpen }: { me: Me; onOpen: (hit: Hit) => void }) {
  const recent = recentHits(ownerOf(me))
  if (recent.length === 0) return null
  return (
    <Group heading="Opened from here">
      {recent.map((hit) => (
        <HitItem key={hit.key} hit={hit} query="" onOpen={onOpen} />
      ))}
    </Group>
  )
}

/** How many of what, for those who do not see it. */
export function HitAnnouncer({ hits: { lists, error, isWaiting, query } }: { hits: Hits }) {
  const found = lists.map(
    ({ heading, hits, all }) => `${heading}: ${hits.length}${all === undefined ? '' : ' or more'}`,
  )
  const words = error ? `Not searched. ${errorText(error)}` : found.join(', ')
  return <output className="sr-only">{isWaiting || query === '' ? '' : words || 'Nothing was found.'}</output>
}
