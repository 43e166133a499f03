import { personStatusSchema } from '@medinotes/shared/organizations'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { SearchX, X } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field } from '../../components/field.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Select } from '../../components/select.tsx'
import { useListFilters, withoutEmpty } from '../../lib/use-list-filters.ts'
import { peopleQuery, type PeopleFilters } from './admin.queries.ts'
import { PeopleTable } from './people-table.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { SearchField } from '../../components/search-field.tsx'

/** Everybody who ever signed in, for those who run the installation. */
export function AdminPeoplePage() {
  const people = usePeopleFilters()
  const { filters, clear } = people
  const list = useInfiniteQuery({ ...peopleQuery(filters), placeholderData: keepPreviousData })
  const [openId, setOpenId] = useState<string | null>(null)
  const open = list.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === openId)
  return (
    <>
      <PageHeader title="People" description="Everybody with an account, and what they may do where" />
      <PeopleToolbar people={people} />
      <PagedList
        list={list}
        names={{ one: 'person', many: 'people', these: 'The people' }}
        skeletonRows={8}
        empty={
          <EmptyState icon={SearchX} title="Nobody fits" action={<Button onClick={clear}>Clear the filters</Button>}>
            {filters.waiting ? 'Nobody waits for an organisation.' : 'Try fewer letters, or another status.'}
          </EmptyState>
        }
      >
        {(items) => <PeopleTable people={items} onOpen={setOpenId} />}
      </PagedList>
      {open && <PersonDialog person={open} onClose={() => setOpenId(null)} />}
    </>
  )
}

const addressSchema = z.object({
  status: personStatusSchema.optional().catch(undefined),
  waiting: z.stringbool().optional().catch(undefined),
})

function usePeopleFilters() {
  const { address, query, ...list } = useListFilters(['status', 'waiting'])
  const filters: PeopleFilters = withoutEmpty({ ...addressSchema.parse(address), query })
  return { filters, ...list }
}

function PeopleToolbar({ people }: { people: ReturnType<typeof usePeopleFilters> }) {
  const { filters, typed, setTyped, setFilter, clear } = people
  return (
    <search className="mb-5 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <SearchField label="Name or e-mail" placeholder="Search people" value={typed} onChange={setTyped} />
      <Field label="Status" className="sm:w-40">
        <Select value={filters.status ?? ''} onChange={(event) => setFilter('status', event.target.value)}>
          <option value="">Any</option>
          <option value="active">Active</option>
          <option value="disabled">Disabled</option>
        </Select>
      </Field>
      <Field label="Organisation" className="sm:w-48">
        <Select
          value={filters.waiting === undefined ? '' : String(filters.waiting)}
          onChange={(event) => setFilter('waiting', event.target.value)}
        >
          <option value="">Any or none</option>
          <option value="true">Waits for one</option>
          <option value="false">Belongs to one</option>
        </Select>
      </Field>
      {Object.keys(filters).length > 0 && (
        <Button variant="ghost" icon={X} onClick={clear} className="col-span-2">
          Clear
        </Button>
      )}
    </search>
  )
}
