import {
  type BookingStatus,
  bookingStatusSchema,
  type DocumentKind,
  documentKindSchema,
} from '@medinotes/shared/bookings'
import { type PolicyTerms, policyTermsSchema } from '@medinotes/shared/policies'
import { type AustralianState, stateSchema } from '@medinotes/shared/scheduling'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Bookings } from '../../platform/database-schema.ts'

/** Where a booking goes while the calendar is asked to move it. */
const moveSchema = z.object({
  specialistId: z.string(),
  placeId: z.string().nullable(),
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  timeZone: z.string(),
  state: stateSchema,
  feeCents: z.int(),
  policyId: z.string().nullable(),
  terms: policyTermsSchema,
  paperworkDueAt: z.coerce.date(),
  reportDueAt: z.coerce.date(),
})
export type Move = z.infer<typeof moveSchema>

/** Who asked for what the calendar answers later. */
const doerSchema = z.object({
  personId: z.string(),
  name: z.string(),
  organizationId: z.string().nullable(),
  organizationName: z.string().nullable(),
})
export type Doer = z.infer<typeof doerSchema>

const pendingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reschedule'),
    to: moveSchema,
    /** What moving costs. */
    chargeCents: z.int(),
    /** What keeps the new time meanwhile. */
    reservationId: z.string(),
    by: doerSchema,
    /** The entry that tells of it, and what was written beside it. */
    activityId: z.string(),
    noteSealed: z.string().nullable(),
  }),
  z.object({ kind: z.literal('cancel') }),
])
export type Pending = z.infer<typeof pendingSchema>

const expectedDocumentsSchema = z.array(documentKindSchema)
const schedulingSchema = z.enum(['local', 'acuity'])
type Scheduling = z.infer<typeof schedulingSchema>

export interface BookingRow extends Omit<
  Selectable<Bookings>,
  'status' | 'terms' | 'state' | 'pending' | 'expected_documents' | 'scheduling'
> {
  status: BookingStatus
  expected_documents: DocumentKind[]
  terms: PolicyTerms
  state: AustralianState
  /** Which calendar keeps it, as of when its slot was taken. */
  scheduling: Scheduling
  /** What the calendar was asked for and has not answered. */
  pending: Pending | null
}

export const toBookingRow = (row: Selectable<Bookings>): BookingRow => ({
  ...row,
  status: bookingStatusSchema.parse(row.status),
  expected_documents: expectedDocumentsSchema.parse(row.expected_documents),
  terms: policyTermsSchema.parse(row.terms),
  state: stateSchema.parse(row.state),
  scheduling: schedulingSchema.parse(row.scheduling),
  pending: row.pending === null ? null : pendingSchema.parse(row.pending),
})
