import { documentKinds } from '@medinotes/shared/bookings'
import type { Document } from '@medinotes/shared/documents'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PagedList } from '../../../components/paged-list.tsx'
import { Segments } from '../../../components/segments.tsx'
import { bookingDocumentsQuery } from '../document.queries.ts'
import { kindNames } from '../document-words.ts'
import { DocumentRow } from './document-row.tsx'

// An event tells when a check is over; without a connection for events it is asked for.
const askAgainMs = 3000

const names = { one: 'document', many: 'documents', these: 'The documents' }

const orders = [
  { value: 'latest', label: 'Latest first' },
  { value: 'kind', label: 'By kind' },
] as const

/** What there is, the latest first or by what it is. */
export function DocumentList({ bookingId }: { bookingId: string }) {
  const [order, setOrder] = useState<(typeof orders)[number]['value']>('latest')
  const list = useInfiniteQuery({
    ...bookingDocumentsQuery(bookingId),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === 'scanning')) ? askAgainMs : false,
  })
  return (
    <PagedList list={list} names={names} skeletonRows={3} empty={<NoDocuments />}>
      {(documents) => (
        <>
          {documents.length > 1 && (
            <div className="justify-self-start">
              <Segments label="Order" value={order} options={orders} onChange={setOrder} />
            </div>
          )}
          {order === 'latest' ? <Rows documents={documents} showsKind /> : <ByKind documents={documents} />}
        </>
      )}
    </PagedList>
  )
}

const NoDocuments = () => (
  <p className="text-muted">
    No documents yet. What either side sends is checked first, and then both see it here, read it in the page and know
    who else has.
  </p>
)

interface RowsProps {
  documents: readonly Document[]
  showsKind?: boolean
}

const Rows = ({ documents, showsKind = false }: RowsProps) => (
  <ul className="@container divide-y divide-line rounded-md border border-line">
    {documents.map((document) => (
      <DocumentRow key={document.id} document={document} showsKind={showsKind} />
    ))}
  </ul>
)

const ByKind = ({ documents }: RowsProps) =>
  documentKinds
    .map((kind) => ({ kind, ofKind: documents.filter((document) => document.kind === kind) }))
    .filter(({ ofKind }) => ofKind.length > 0)
    .map(({ kind, ofKind }) => (
      <section key={kind} aria-label={kindNames[kind]} className="grid gap-2">
        <h3 className="text-sm font-medium">{kindNames[kind]}</h3>
        <Rows documents={ofKind} />
      </section>
    ))
