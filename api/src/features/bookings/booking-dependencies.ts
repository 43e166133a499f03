import type { PolicyTerms } from '@medinotes/shared/policies'
import type { Db } from '../../platform/database.ts'
import type { AppError } from '../../platform/errors.ts'
import type { AvailabilityService } from '../scheduling/availability/availability.service.ts'
import type { SchedulingFeature } from '../scheduling/scheduling-feature.ts'
import type { clockOf } from './deadline-clock/deadline-clock.ts'

export type SlotOffers = Pick<AvailabilityService, 'offerOf' | 'nearest' | 'search'>

export interface PolicyTermsOf {
  termsFor(
    tx: Db,
    about: { practiceId: string; specialistId: string; examTypeId: string },
  ): Promise<{ id: string | null; version: number; terms: PolicyTerms }>
}

export interface Clock {
  clockOf: typeof clockOf
}

type Notice = (tx: Db, bookingId: string) => Promise<void>

/** Leave notices in the transaction of what they are about. */
export type BookingNotices = Record<'confirmed' | 'moved' | 'cancelled' | 'requested' | 'declined' | 'refused', Notice>

export type ProviderOf = SchedulingFeature['providerOf']

/** In the very words of a time that is not offered. */
export type SlotUnavailable = () => AppError
