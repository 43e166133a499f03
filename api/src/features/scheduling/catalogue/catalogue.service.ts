import { randomUUID } from 'node:crypto'
import type {
  ChangeExamType,
  ChangePlace,
  ExamType,
  ExamTypeQuery,
  Modality,
  Place,
  SpecialistQuery,
} from '@medinotes/shared/scheduling'
import type { Selectable } from 'kysely'
import type { ExamTypes, Places } from '../../../platform/database-schema.ts'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import {
  insertExamType,
  insertPlace,
  isExamTypeNameTaken,
  selectExamTypes,
  selectPlaces,
  selectSpecialists,
  updateExamType,
  updatePlace,
} from './catalogue.repository.ts'

const toExamType = ({ id, name, about, minutes, fee_cents, modalities, active }: Selectable<ExamTypes>): ExamType => ({
  ...{ id, name, about, minutes, feeCents: fee_cents, active },
  modalities: modalities as Modality[],
})

const toPlace = ({ time_zone, state, ...place }: Selectable<Places>): Place => ({
  ...{ id: place.id, name: place.name, address: place.address, suburb: place.suburb, postcode: place.postcode },
  ...{ state: state as Place['state'], timeZone: time_zone, directions: place.directions, active: place.active },
})

const nameTaken = () =>
  new AppError('conflict', 'There is an exam type of that name already.', {
    errors: [{ path: 'name', message: 'Choose another name' }],
  })
const noSuch = () => new AppError('not_found', 'There is nothing here.')

const examTypeColumns = ({ feeCents, ...examType }: ChangeExamType) => ({ ...examType, fee_cents: feeCents })
const placeColumns = ({ timeZone, ...place }: ChangePlace) => ({ ...place, time_zone: timeZone })

/** Whether somebody is booked, in the words of the page. */
const withActivity = <Row extends { deactivated_at: Date | null; takes_bookings: boolean }>({
  deactivated_at,
  takes_bookings,
  ...specialist
}: Row) => ({
  ...specialist,
  activity:
    deactivated_at !== null ? ('deactivated' as const) : takes_bookings ? ('active' as const) : ('no-account' as const),
})

/** What can be booked, where and with whom. */
export function createCatalogue({ database, audit }: { database: Database; audit: Audit }) {
  return {
    examTypes: (principal: Principal, query: ExamTypeQuery) =>
      database.as(principal, async (tx) => ({
        items: (await selectExamTypes(tx, query)).map(toExamType),
        nextCursor: null,
      })),

    addExamType: (principal: Principal, examType: ChangeExamType) =>
      database.as(principal, async (tx) => {
        const row = await insertExamType(tx, { id: randomUUID(), ...examTypeColumns(examType) })
        if (!row) throw nameTaken()
        await audit.record(tx, principal, 'exam-type.created', { type: 'exam-type', id: row.id })
        return toExamType(row)
      }),

    changeExamType: (principal: Principal, id: string, examType: ChangeExamType) =>
      database.as(principal, async (tx) => {
        if (await isExamTypeNameTaken(tx, examType.name, id)) throw nameTaken()
        const row = await updateExamType(tx, id, examTypeColumns(examType))
        if (!row) throw noSuch()
        await audit.record(tx, principal, 'exam-type.changed', { type: 'exam-type', id })
        return toExamType(row)
      }),

    places: (principal: Principal) =>
      database.as(principal, async (tx) => ({
        items: (await selectPlaces(tx, organizationOf(principal).id)).map(toPlace),
        nextCursor: null,
      })),

    addPlace: (principal: Principal, place: ChangePlace) =>
      database.as(principal, async (tx) => {
        const columns = { id: randomUUID(), organization_id: organizationOf(principal).id, ...placeColumns(place) }
        const row = await insertPlace(tx, columns)
        await audit.record(tx, principal, 'place.created', { type: 'place', id: row.id })
        return toPlace(row)
      }),

    changePlace: (principal: Principal, id: string, place: ChangePlace) =>
      database.as(principal, async (tx) => {
        const row = await updatePlace(tx, organizationOf(principal).id, id, placeColumns(place))
        if (!row) throw noSuch()
        await audit.record(tx, principal, 'place.changed', { type: 'place', id })
        return toPlace(row)
      }),

    specialists: (principal: Principal, { practice, query, ...page }: SpecialistQuery) => {
      if (practice === 'every' && !principal.operates)
        throw new AppError('forbidden', 'Only who runs the installation sees every specialist.')
      const practiceId = practice === 'own' ? organizationOf(principal).id : null
      // Who is not booked yet concerns those who keep schedules.
      const listedOnly = practice === undefined || principal.role === 'referrer'
      const filter = { practiceId, listedOnly, query }
      return readPage(
        page,
        (request) => database.system((tx) => selectSpecialists(tx, filter, request)),
        ({ organization_id, person_id, practice_name, takes_interpreters, time_zone, ...row }) => ({
          ...withActivity(row),
          ...{ practiceId: organization_id, practiceName: practice_name, timeZone: time_zone },
          ...{ takesInterpreters: takes_interpreters, isSelf: person_id === principal.personId },
        }),
      )
    },
  }
}

export type Catalogue = ReturnType<typeof createCatalogue>
