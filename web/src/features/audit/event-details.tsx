import type { AuditEvent } from '@medinotes/shared/audit'
import { format } from 'date-fns'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import type { AuditFilterState } from './audit-filters.ts'
import { subjectLabels, wordsOf } from './audit-words.ts'

interface EventDetailsProps {
  event: AuditEvent
  onFilter: AuditFilterState['setFilter']
}

export function EventDetails({ event, onFilter }: EventDetailsProps) {
  const { seq, id, action, occurredAt, subject, details, requestId, address, person } = event
  return (
    <div className="grid gap-3 border-t border-line bg-sunken px-4 py-3 sm:pl-30">
      <dl className="grid gap-x-6 gap-y-1 text-xs sm:grid-cols-[9rem_1fr]">
        <Fact name="Event">
          {seq.toLocaleString('en-AU')} of the chain, <code>{id}</code>
        </Fact>
        <Fact name="Action">
          <code>{action}</code>
        </Fact>
        <Fact name="When">{format(occurredAt, "EEE d MMM yyyy, h:mm:ss.SSS aaa 'UTC'xxx")}</Fact>
        {subject.id !== null && (
          <Fact name={subjectLabels[subject.type]}>
            {subject.name !== undefined && `${subject.name}, `}
            <code>{subject.id}</code>
          </Fact>
        )}
        {Object.entries(details).map(([name, value]) => (
          <Fact key={name} name={wordsOf(name)}>
            {shown(value)}
          </Fact>
        ))}
        {address && <Fact name="Address">{address}</Fact>}
        {requestId && (
          <Fact name="Request">
            <code>{requestId}</code>
          </Fact>
        )}
      </dl>
      <div className="flex flex-wrap gap-2">
        {person && (
          <Button size="sm" onClick={() => onFilter('personId', person.id)}>
            Only what {person.name} did
          </Button>
        )}
        {subject.id !== null && (
          <Button size="sm" onClick={() => onFilter('subjectId', subject.id ?? '')}>
            Only what was done to this
          </Button>
        )}
      </div>
    </div>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted">{name}</dt>
    <dd className="break-words max-sm:mb-1">{children}</dd>
  </>
)

function shown(value: AuditEvent['details'][string]) {
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.join(', ')
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return value === null ? 'None' : String(value)
}
