import { randomUUID } from 'node:crypto'
import type { ChooseCalendars } from '@medinotes/shared/acuity'
import type { Database, Db } from '../../../../platform/database.ts'
import { AppError } from '../../../../platform/errors.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../../platform/principal.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import { type AccountRow, lockAccountOf } from '../accounts/account.repository.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AcuityCalendar, AcuityType } from '../client/acuity-replies.ts'
import { readKey, readOpenings } from '../openings/read-openings.job.ts'
import type { AccountSetup } from './account-setup.service.ts'
import { type Catalogue, catalogueOf, formsOf, isBookable } from './catalogue-reader.ts'
import { mappedSpecialists } from './mapped-specialists.ts'
import {
  lockSpecialist,
  replaceMapping,
  replaceOfferMinutes,
  selectOffersOf,
  selectPlaces,
} from './setup.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  own: AccountSetup['own']
}

const refuse = (path: string, message: string) =>
  new AppError('malformed', 'These calendars cannot be used.', { errors: [{ path, message }] })

export type Mapping = ReturnType<typeof createMapping>

/** Which calendars and kinds of appointment in Acuity are a specialist's. */
export function createMapping({ database, audit, access, own }: Dependencies) {
  return {
    list: async (principal: Principal) => ({ items: await mappedSpecialists(database, principal), nextCursor: null }),

    async choose(principal: Principal, specialistId: string, chosen: ChooseCalendars) {
      const account = await own(principal)
      const catalogue = chosen.calendars.length === 0 ? emptyCatalogue : await catalogueOf(access, account)
      const wanted = matched(catalogue, chosen, account.reference_field_id)
      await database.as(principal, async (tx) => {
        const standing = await lockAccountOf(tx, account.organization_id)
        if (standing?.id !== account.id) throw new AppError('conflict', 'The account was disconnected meanwhile.')
        const specialist = await lockSpecialist(tx, account.organization_id, specialistId)
        if (specialist === undefined) throw new AppError('not_found', 'There is nothing here.')
        await refuseForeign(tx, account.organization_id, specialistId, chosen)
        await write(tx, account, specialistId, wanted)
        const details = { calendars: chosen.calendars.length }
        const subject = { type: 'specialist' as const, id: specialistId }
        await audit.record(tx, principal, 'acuity.calendars-chosen', subject, details)
      })
      const found = (await mappedSpecialists(database, principal)).find(({ id }) => id === specialistId)
      if (found === undefined) throw new AppError('not_found', 'There is nothing here.')
      return found
    },
  }
}

const emptyCatalogue: Catalogue = { calendars: [], types: [], forms: [] }

interface Fit {
  type: AcuityType
  path: string
  fieldId: number | null
  calendars: readonly AcuityCalendar[]
}

/** A kind of appointment that our bookings could not be made of. */
function refuseUnfit(catalogue: Catalogue, { type, path, fieldId, calendars }: Fit) {
  if (!isBookable(type)) throw refuse(path, 'Choose a kind that is active and for one person at a time')
  const strange = calendars.find(({ id }) => !type.calendarIds.includes(id))
  if (strange) throw refuse(path, `Acuity does not offer this kind in the calendar “${strange.name}”`)
  const fields = formsOf(catalogue, type).flatMap((form) => form.fields)
  if (fieldId === null) throw refuse(path, 'Choose the intake field for our reference first')
  if (!fields.some(({ id }) => id === fieldId)) {
    throw refuse(path, 'The form with the field for our reference is not on this kind of appointment')
  }
}

function refuseTwice(values: readonly unknown[], path: string, message: string) {
  if (new Set(values).size < values.length) throw refuse(path, message)
}

function matched(catalogue: Catalogue, { calendars, types }: ChooseCalendars, fieldId: number | null) {
  const chosenCalendars = calendars.map((choice, index) => {
    const calendar = catalogue.calendars.find(({ id }) => id === choice.calendarId)
    if (calendar === undefined) throw refuse(`calendars.${index}.calendarId`, 'Acuity has no such calendar')
    return { ...choice, calendar }
  })
  const chosenTypes = types.map((choice, index) => {
    const path = `types.${index}.typeId`
    const type = catalogue.types.find(({ id }) => id === choice.typeId)
    if (type === undefined) throw refuse(path, 'Acuity has no such kind of appointment')
    refuseUnfit(catalogue, { type, path, fieldId, calendars: chosenCalendars.map(({ calendar }) => calendar) })
    return { ...choice, type }
  })
  refuseTwice(
    calendars.map(({ calendarId }) => calendarId),
    'calendars',
    'Choose each calendar once',
  )
  refuseTwice(
    calendars.map(({ placeId }) => placeId),
    'calendars',
    'Choose one calendar for each place',
  )
  refuseTwice(
    types.map(({ examTypeId }) => examTypeId),
    'types',
    'Choose each exam type once',
  )
  return { calendars: chosenCalendars, types: chosenTypes }
}

async function refuseForeign(tx: Db, organizationId: string, specialistId: string, chosen: ChooseCalendars) {
  const places = new Set((await selectPlaces(tx, organizationId)).map(({ id }) => id))
  const strange = chosen.calendars.findIndex(({ placeId }) => placeId !== null && !places.has(placeId))
  if (strange >= 0) throw refuse(`calendars.${strange}.placeId`, 'Choose a place of the practice')
  const offers = await selectOffersOf(tx, organizationId)
  const offered = new Set(offers.filter((offer) => offer.specialist_id === specialistId).map((o) => o.exam_type_id))
  const unoffered = chosen.types.findIndex(({ examTypeId }) => !offered.has(examTypeId))
  if (unoffered >= 0) throw refuse(`types.${unoffered}.examTypeId`, 'The specialist does not offer this exam type')
}

type Matched = ReturnType<typeof matched>

async function write(tx: Db, account: AccountRow, specialistId: string, { calendars, types }: Matched) {
  const base = { organization_id: account.organization_id, account_id: account.id, specialist_id: specialistId }
  const typeRows = types.map(({ examTypeId, type }) => ({
    ...{ ...base, exam_type_id: examTypeId, type_id: type.id, name: type.name, minutes: type.minutes },
  }))
  const scheduling = await replaceMapping(tx, specialistId, {
    calendars: calendars.map(({ calendar, placeId, exclusive }) => ({
      ...{ id: randomUUID(), ...base, place_id: placeId, calendar_id: calendar.id, exclusive },
      ...{ name: calendar.name, time_zone: calendar.timezone },
    })),
    types: typeRows,
  })
  if (scheduling === undefined) throw refuse('calendars', 'One of these calendars is another specialist’s')
  await replaceOfferMinutes(tx, specialistId, typeRows)
  if (scheduling === 'acuity') await addJob(tx, readOpenings, { specialistId }, { key: readKey(specialistId) })
}
