import { organizationStatuses, organizationStatusSchema } from '@medinotes/shared/access'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus, SearchX, X } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field } from '../../components/field.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Select } from '../../components/select.tsx'
import { useListFilters, withoutEmpty } from '../../lib/use-list-filters.ts'
import { useMay } from '../auth/account.queries.ts'
import { organizationsQuery, type OrganizationFilters } from './admin.queries.ts'
import { CreateOrganizationDialog } from './create-organization-dialog.tsx'
import { type OrganizationTask, OrganizationTaskDialog } from './organization-task-dialog.tsx'
import { OrganizationsTable } from './organizations-table.tsx'
import { statusLooks } from './organization-status-badge.tsx'
import { SearchField } from '../../components/search-field.tsx'

/** Every practice and firm of the installation. */
export function AdminOrganizationsPage() {
  const organizations = useOrganizationFilters()
  const { filters, clear } = organizations
  const list = useInfiniteQuery({ ...organizationsQuery(filters), placeholderData: keepPreviousData })
  const [isCreating, setCreating] = useState(false)
  const [task, setTask] = useState<OrganizationTask | null>(null)
  const mayChange = useMay('platform:write')
  return (
    <>
      <PageHeader
        title="Organisations"
        description="Practices and firms: who may work here, and on which plan"
        actions={
          mayChange && (
            <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
              New organisation
            </Button>
          )
        }
      />
      <OrganizationsToolbar organizations={organizations} />
      <PagedList
        list={list}
        names={{ one: 'organisation', many: 'organisations', these: 'The organisations' }}
        skeletonRows={8}
        empty={
          <EmptyState
            icon={SearchX}
            title="No organisation fits"
            action={<Button onClick={clear}>Clear the filters</Button>}
          >
            Try fewer letters, or another status.
          </EmptyState>
        }
      >
        {(items) => <OrganizationsTable organizations={items} onTask={mayChange ? setTask : null} />}
      </PagedList>
      {isCreating && <CreateOrganizationDialog onClose={() => setCreating(false)} />}
      {task && <OrganizationTaskDialog task={task} onClose={() => setTask(null)} />}
    </>
  )
}

const addressSchema = z.object({ status: organizationStatusSchema.optional().catch(undefined) })

function useOrganizationFilters() {
  const { address, query, ...list } = useListFilters(['status'])
  const filters: OrganizationFilters = withoutEmpty({ ...addressSchema.parse(address), query })
  return { filters, ...list }
}

function OrganizationsToolbar({ organizations }: { organizations: ReturnType<typeof useOrganizationFilters> }) {
  const { filters, typed, setTyped, setFilter, clear } = organizations
  return (
    <search className="mb-5 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <SearchField label="Name" placeholder="Search organisations" value={typed} onChange={setTyped} />
      <Field label="Status" className="col-span-2 sm:w-48">
        <Select value={filters.status ?? ''} onChange={(event) => setFilter('status', event.target.value)}>
          <option value="">Any</option>
          {organizationStatuses.map((status) => (
            <option key={status} value={status}>
              {statusLooks[status].label}
            </option>
          ))}
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
