import type { AcuitySpecialist } from '@medinotes/shared/acuity'
import type { Database } from '../../../../platform/database.ts'
import { organizationOf } from '../../../../platform/own-organization.ts'
import type { Principal } from '../../../../platform/principal.ts'
import { countUpcoming, selectMappings, selectOffersOf, selectSpecialists } from './setup.repository.ts'

/** Specialists of the caller's practice, with what of Acuity is theirs. */
export async function mappedSpecialists(database: Database, principal: Principal): Promise<AcuitySpecialist[]> {
  const { id } = organizationOf(principal)
  return database.as(principal, async (tx) => {
    const specialists = await selectSpecialists(tx, id)
    const mappings = await selectMappings(tx, id)
    const offers = await selectOffersOf(tx, id)
    const upcoming = await countUpcoming(tx, id)
    return specialists.map((specialist) => {
      const mine = (row: { specialist_id: string }) => row.specialist_id === specialist.id
      const outside = upcoming.filter(mine).find(({ scheduling }) => scheduling === 'local')
      return {
        ...{ id: specialist.id, name: specialist.name, specialty: specialist.specialty },
        inAcuity: specialist.scheduling === 'acuity',
        calendars: mappings.calendars.filter(mine).map(({ calendar_id, place_id, exclusive, name }) => ({
          ...{ calendarId: Number(calendar_id), placeId: place_id, exclusive, name },
        })),
        types: mappings.types.filter(mine).map(({ exam_type_id, type_id, name, minutes }) => ({
          ...{ examTypeId: exam_type_id, typeId: Number(type_id), name, minutes },
        })),
        offers: offers.filter(mine).map(({ exam_type_id, name, minutes }) => ({
          ...{ examTypeId: exam_type_id, name, minutes },
        })),
        outsideAcuity: Number(outside?.bookings ?? 0),
      }
    })
  })
}
