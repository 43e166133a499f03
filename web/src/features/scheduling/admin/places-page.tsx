import type { Place } from '@medinotes/shared/scheduling'
import { useQuery } from '@tanstack/react-query'
import { MapPin, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../components/table.tsx'
import { placesQuery } from '../scheduling.queries.ts'
import { LoadedList } from './loaded-list.tsx'
import { PlaceDialog } from './place-dialog.tsx'

/** Where the practice examines people. */
export function PlacesPage() {
  const list = useQuery(placesQuery)
  const [open, setOpen] = useState<Place | 'new' | null>(null)
  return (
    <>
      <PageHeader
        title="Places"
        description="Where people are examined; the state decides the public holidays, the zone the times"
        actions={
          <Button variant="primary" icon={Plus} onClick={() => setOpen('new')}>
            Add a place
          </Button>
        }
      />
      <LoadedList
        list={list}
        names="the places"
        empty={
          <EmptyState icon={MapPin} title="No places yet">
            Add the rooms of the practice; working hours then name one of them, or telehealth.
          </EmptyState>
        }
      >
        {(places) => <PlacesTable places={places} onOpen={setOpen} />}
      </LoadedList>
      {open && <PlaceDialog place={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

const PlacesTable = ({ places, onOpen }: { places: readonly Place[]; onOpen: (place: Place) => void }) => (
  <Table aria-label="Places">
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Name</HeaderCell>
        <HeaderCell className="max-sm:hidden">Address</HeaderCell>
        <HeaderCell className="max-lg:hidden">Time zone</HeaderCell>
        <HeaderCell>
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </tr>
    </TableHead>
    <TableBody>
      {places.map((place) => (
        <TableRow key={place.id}>
          <Cell className="max-w-0 max-sm:w-full sm:w-2/5">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium">{place.name}</span>
              {!place.active && <Badge>Not in use</Badge>}
            </span>
            <span className="block text-xs text-muted sm:hidden">{addressOf(place)}</span>
          </Cell>
          <Cell className="text-muted max-sm:hidden">{addressOf(place)}</Cell>
          <Cell className="text-muted max-lg:hidden">{place.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}</Cell>
          <Cell className="w-12 text-right">
            <IconButton icon={Pencil} label={`Change ${place.name}`} onClick={() => onOpen(place)} />
          </Cell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
)

const addressOf = ({ address, suburb, state, postcode }: Place) => `${address}, ${suburb} ${state} ${postcode}`
