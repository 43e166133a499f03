import type { Db } from '../../../platform/database.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { Contact } from './delivery-sealing.ts'
import { deliveryDays } from './delivery-token.ts'
import type { ReportBooking } from './report-booking.ts'

interface Told {
  booking: Pick<ReportBooking, 'id' | 'reference' | 'organization_id' | 'practice_id'>
  releaseId: string
  specialistName: string
  people: readonly { id: string; email: string }[]
}

export type ReportLetters = ReturnType<typeof createReportLetters>

/** Notices about a report: its reference and a link, and nothing of what is in it. */
export function createReportLetters({ outbox, publicUrl }: { outbox: Outbox; publicUrl: string }) {
  const about = ({ booking: { id } }: Pick<Told, 'booking'>) => ({ case: { type: 'booking' as const, id } })

  async function tellPeople(tx: Db, template: 'report-released' | 'report-recalled', told: Told) {
    const { booking, releaseId, specialistName } = told
    const link = `${publicUrl}/app/bookings/${booking.id}#report`
    for (const { id: personId, email: to } of told.people.filter(({ email }) => email !== '')) {
      await outbox.leave(tx, {
        ...{ template, to, personId, organizationId: booking.organization_id, ...about(told) },
        facts: { reference: booking.reference, specialistName, link },
        dedupeKey: `${template}:${releaseId}:${personId}`,
      })
    }
  }

  return {
    async released(
      tx: Db,
      principal: Principal,
      told: Told & { doctors: readonly (Contact & { id: string; token: string })[] },
    ) {
      await tellPeople(tx, 'report-released', told)
      const { booking } = told
      const facts = {
        reference: booking.reference,
        organizationName: organizationOf(principal).name,
        days: deliveryDays,
      }
      for (const { id, email: to, token } of told.doctors) {
        await outbox.leave(tx, {
          ...{ template: 'report-for-you', to, organizationId: booking.practice_id, ...about(told) },
          // After the hash, which no server and no log sees.
          facts: { ...facts, link: `${publicUrl}/delivery#${token}` },
          dedupeKey: `report-for-you:${id}`,
        })
      }
    },

    async recalled(tx: Db, principal: Principal, told: Told & { doctors: readonly (Contact & { id: string })[] }) {
      await tellPeople(tx, 'report-recalled', told)
      const { booking } = told
      const facts = { reference: booking.reference, organizationName: organizationOf(principal).name }
      for (const { id, email: to } of told.doctors) {
        await outbox.leave(tx, {
          ...{ template: 'delivery-recalled', to, organizationId: booking.practice_id, ...about(told) },
          ...{ facts, dedupeKey: `delivery-recalled:${id}` },
        })
      }
    },
  }
}
