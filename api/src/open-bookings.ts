import type { Config, Secrets } from './config.ts'
import { createBookingFeature } from './features/bookings/booking-feature.ts'
import { endWaitingSoon } from './features/bookings/waitlist/end-waiting.job.ts'
import { mobileOf } from './features/notifications/phone-number.ts'
import {
  type AcuityLimits,
  createAcuityCalls,
  createAcuityFeature,
} from './features/scheduling/acuity/acuity-feature.ts'
import { slotUnavailable } from './features/scheduling/availability/availability.service.ts'
import { calendarGround } from './features/scheduling/ground/calendar-ground.ts'
import { createSchedulingFeature } from './features/scheduling/scheduling-feature.ts'
import type { RedisConnection } from './platform/redis.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'

interface Parts {
  config: Config
  secrets: Secrets
  acuityLimits?: AcuityLimits
  telemetry: Telemetry
}

type Foundations = Pick<
  Parameters<typeof createBookingFeature>[0],
  'database' | 'audit' | 'cipher' | 'blindIndex' | 'countRequest' | 'outbox' | 'treatedBy'
> & { redis: RedisConnection | null }

/** What can be booked, and what is. */
export function openBookings(
  { config, secrets, acuityLimits, telemetry }: Parts,
  { treatedBy, ...foundations }: Foundations,
) {
  const { database, audit, cipher, blindIndex, countRequest, outbox } = foundations
  const { publicUrl } = config
  const calls = createAcuityCalls(foundations, {
    ...{ baseUrl: config.acuity.baseUrl, publicUrl },
    environmentKey: secrets.acuity,
    telemetry,
    referenceFieldId: config.acuity.environmentAccount?.referenceFieldId ?? null,
    ...(acuityLimits && { limits: acuityLimits }),
    oauth: oauthOf(config.acuity.oauthClientId, secrets.acuityClientSecret),
  })
  const scheduling = createSchedulingFeature({ database, audit, acuity: calls, onStopped: endWaitingSoon })
  const bookings = createBookingFeature({
    ...{ database, audit, cipher, blindIndex, slotUnavailable, countRequest, outbox, mobileOf, publicUrl },
    ...{ availability: scheduling.availability, providerOf: scheduling.providerOf, ground: calendarGround },
    treatedBy,
  })
  return { scheduling, bookings, acuity: createAcuityFeature(foundations, calls, bookings.ofCalendar) }
}

const oauthOf = (clientId: string | null, clientSecret: string | null) =>
  clientId === null || clientSecret === null ? null : { clientId, clientSecret }
