import type { AccessEntry } from '@medinotes/shared/document-access'
import { useInfiniteQuery, useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { Download, Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { toast } from '../../../lib/toast.ts'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Field } from '../../../components/field.tsx'
import { BackLink, Link } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Segments } from '../../../components/segments.tsx'
import { Select } from '../../../components/select.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../components/table.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatDayOf, ownZone } from '../../../lib/dates.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { bookingDocumentsQuery, documentQuery } from '../document.queries.ts'
import { actNames, timesOf } from './access-words.ts'
import { accessExportPath, accessQuery, type AccessSubject } from './access.queries.ts'

/** Who saw one document. */
export function DocumentAccessPage() {
  const { id = '' } = useParams()
  const { data: document } = useSuspenseQuery(documentQuery(id))
  return (
    <AccessPage
      subject={{ kind: 'document', id }}
      about={document.filename}
      back={{ to: paths.document(id), label: 'Document' }}
      exported={{ bookingId: document.bookingId, documentId: id }}
    />
  )
}

/** Who saw which documents of a booking, or one chosen of them. */
export function BookingAccessPage() {
  const { id = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const chosen = search.get('document') ?? ''
  const of = search.get('of') === 'matter' ? 'matter' : 'booking'
  const choose = (documentId: string) => setSearch(documentId === '' ? {} : { document: documentId }, { replace: true })
  const widen = (wanted: typeof of) => setSearch(wanted === 'booking' ? {} : { of: wanted }, { replace: true })
  return (
    <AccessPage
      subject={chosen === '' ? { kind: of, id } : { kind: 'document', id: chosen }}
      about={of === 'matter' ? 'All examinations of the same person and claim' : 'All documents of the booking'}
      back={{ to: paths.bookingDocuments(id), label: 'Booking' }}
      exported={{ bookingId: id, of, ...(chosen !== '' && { documentId: chosen }) }}
      filter={
        <div className="mb-5 flex flex-wrap items-end gap-4">
          <Segments label="Examinations" value={of} options={scopes} onChange={widen} />
          {of === 'booking' && <DocumentFilter bookingId={id} chosen={chosen} onChoose={choose} />}
        </div>
      }
    />
  )
}

const scopes = [
  { value: 'booking', label: 'This examination' },
  { value: 'matter', label: 'The whole matter' },
] as const

interface DocumentFilterProps {
  bookingId: string
  /** Empty for all. */
  chosen: string
  onChoose: (documentId: string) => void
}

function DocumentFilter({ bookingId, chosen, onChoose }: DocumentFilterProps) {
  const { data } = useInfiniteQuery(bookingDocumentsQuery(bookingId))
  const documents = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="w-full max-w-sm">
      <Field label="Document">
        <Select value={chosen} onChange={({ target }) => onChoose(target.value)}>
          <option value="">All documents</option>
          {documents.map(({ id, filename }) => (
            <option key={id} value={id}>
              {filename}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}

interface AccessPageProps {
  subject: AccessSubject
  about: string
  back: { to: string; label: string }
  exported: { bookingId: string; of?: 'booking' | 'matter'; documentId?: string }
  filter?: ReactNode
}

function AccessPage({ subject, about, back, exported, filter }: AccessPageProps) {
  const list = useInfiniteQuery(accessQuery(subject))
  return (
    <>
      <PageHeader
        title="Who saw it"
        description={about}
        before={<BackLink to={back.to}>{back.label}</BackLink>}
        actions={<ExportButton {...exported} />}
      />
      <p className="mb-5 max-w-prose text-muted">
        Every look is recorded before anything is shown, in a chain that nobody can alter unnoticed. The export holds
        the entries themselves, signed, so that a court’s expert can check it without us.
      </p>
      {filter}
      <PagedList list={list} names={{ one: 'entry', many: 'entries', these: 'The entries' }} empty={<NobodyYet />}>
        {(entries) => <Entries entries={entries} subject={subject} />}
      </PagedList>
    </>
  )
}

const NobodyYet = () => (
  <EmptyState icon={Eye} title="Nobody has looked yet">
    Whoever opens, downloads or changes a document appears here, with the time and the address they came from.
  </EmptyState>
)

function ExportButton({ bookingId, ...wanted }: AccessPageProps['exported']) {
  const save = useMutation({
    mutationFn: () => saveFile(accessExportPath(bookingId), 'access-record.jsonl', wanted),
    onSuccess: (name) => toast.success(`Saved as ${name}`),
    onError: (error) => toast.error('The export is not whole', { description: errorText(error) }),
  })
  return (
    <Button icon={Download} loading={save.isPending} onClick={() => save.mutate()}>
      Export the record
    </Button>
  )
}

function Entries({ entries, subject }: { entries: readonly AccessEntry[]; subject: AccessSubject }) {
  const days = Map.groupBy(entries, ({ at }) => formatDayOf(at, ownZone()))
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day} className="grid gap-2">
      <h2 className="text-sm text-muted">{day}</h2>
      <Table aria-label={day}>
        <TableHead>
          <TableRow>
            <HeaderCell>When</HeaderCell>
            <HeaderCell>Who</HeaderCell>
            <HeaderCell>What</HeaderCell>
            <HeaderCell className="max-sm:hidden">From</HeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {ofDay.map((entry) => (
            <Entry key={entry.id} entry={entry} of={subject.kind} />
          ))}
        </TableBody>
      </Table>
    </section>
  ))
}

function Entry({ entry, of }: { entry: AccessEntry; of: AccessSubject['kind'] }) {
  const { personName, organizationName, act, documentId, filename, reference, address } = entry
  return (
    <TableRow>
      <Cell className="tabular sm:whitespace-nowrap">{timesOf(entry)}</Cell>
      <Cell>
        {personName ?? 'The service itself'}
        {organizationName !== null && <span className="block text-sm text-muted">{organizationName}</span>}
        <span className="tabular block text-sm text-muted sm:hidden">{address ?? 'Address not known'}</span>
      </Cell>
      <Cell>
        {actNames[act]}
        {of !== 'document' && (
          <Link to={paths.document(documentId)} className="block text-sm wrap-anywhere">
            {filename}
          </Link>
        )}
        {of === 'matter' && <span className="tabular block text-sm text-muted">{reference}</span>}
      </Cell>
      <Cell className="tabular text-muted max-sm:hidden">{address ?? 'Not known'}</Cell>
    </TableRow>
  )
}
