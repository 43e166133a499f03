import type { SearchResult } from '@medinotes/shared/search'
import { CalendarCheck, FileText, Files, FolderOpen, type LucideIcon, UserRound } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { formatDate, formatTime } from '../../lib/dates.ts'
import { statusLooks } from '../bookings/booking-words.ts'
import { kindNames } from '../documents/document-words.ts'
import { roleNames } from '../organizations/role-names.ts'

/** One thing that was found, as a line. */
export interface Hit {
  key: string
  icon: LucideIcon
  title: string
  detail: string
  path: string
  /** What the page of a list is to look for, where it opens on one. */
  search?: string
}

export interface HitList {
  heading: string
  hits: readonly Hit[]
  /** Where all of them are, with the same words. */
  all?: string | undefined
}

const joined = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' · ')
const claim = (number: string | null) => number && `Claim ${number}`
const file = (number: string | null) => number && `File ${number}`

const bookingHits = ({ bookings }: SearchResult) =>
  bookings.items.map(({ id, ...booking }): Hit => {
    const when = formatTime(booking.startsAt, booking.timeZone)
    const numbers = [claim(booking.claimNumber), file(booking.fileNumber)]
    return {
      ...{ key: `booking ${id}`, icon: CalendarCheck, path: paths.booking(id) },
      title: booking.examineeName ?? booking.reference,
      detail: joined([booking.reference, when, booking.specialistName, statusLooks[booking.status].label, ...numbers]),
    }
  })

const matterHits = ({ matters }: SearchResult) =>
  matters.items.map(({ bookingId, bookings, examineeName, claimNumber, fileNumber }): Hit => {
    const count = bookings === 1 ? null : `${bookings} bookings`
    return {
      ...{ key: `matter ${bookingId}`, icon: FolderOpen, path: paths.booking(bookingId) },
      title: `Claim ${claimNumber}`,
      detail: joined([examineeName, file(fileNumber), count]),
    }
  })

const noteHits = ({ notes }: SearchResult) =>
  notes.items.map(({ id, patientName, dateOfVisit, templateName }): Hit => ({
    ...{ key: `note ${id}`, icon: FileText, path: paths.consultation(id) },
    title: patientName,
    detail: joined([formatDate(dateOfVisit), templateName]),
  }))

const documentHits = ({ documents }: SearchResult) =>
  documents.items.map(({ id, filename, kind, bookingReference }): Hit => ({
    ...{ key: `document ${id}`, icon: Files, path: paths.document(id) },
    title: filename,
    detail: joined([kindNames[kind], bookingReference]),
  }))

const personHits = ({ people }: SearchResult, operates: boolean) =>
  people.items.map(({ id, name, email, role, organizationName }): Hit => ({
    ...{ key: `person ${id}`, icon: UserRound, title: name },
    detail: joined([email, role && roleNames[role], operates ? organizationName : null]),
    path: operates ? paths.adminPeople : paths.organization,
    ...(operates && { search: email }),
  }))

/** What was found, by kind; kinds of which there is nothing are left out. */
export function hitListsOf(result: SearchResult, operates: boolean): HitList[] {
  const lists: HitList[] = [
    { heading: 'Bookings', hits: bookingHits(result), all: result.bookings.hasMore ? paths.bookings : undefined },
    { heading: 'Matters', hits: matterHits(result) },
    { heading: 'Notes', hits: noteHits(result), all: result.notes.hasMore ? paths.consultations : undefined },
    { heading: 'Documents', hits: documentHits(result) },
    {
      heading: 'People',
      hits: personHits(result, operates),
      all: result.people.hasMore ? (operates ? paths.adminPeople : paths.organization) : undefined,
    },
  ]
  return lists.filter(({ hits }) => hits.length > 0)
}
