import type { AcuityCheck, DryRun } from '@medinotes/shared/acuity'
import type { Database } from '../../../../platform/database.ts'
import { dateOfDay, dayNumber, localDateOf } from '../../../../platform/wall-clock.ts'
import type { Principal } from '../../../../platform/principal.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import type { AccountRow } from '../accounts/account.repository.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AcuityClient } from '../client/acuity-client.ts'
import type { AccountSetup } from './account-setup.service.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { askingFor, type Catalogue, catalogueOf, formsOf, isBookable, takesText } from './catalogue-reader.ts'
import { selectMappings, selectPlaces, selectSpecialists } from './setup.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  own: AccountSetup['own']
  now: () => Date
}

type Mapped = Awaited<ReturnType<typeof selectMappings>> & {
  specialists: Awaited<ReturnType<typeof selectSpecialists>>
  places: Awaited<ReturnType<typeof selectPlaces>>
}

interface Trial {
  account: AccountRow
  catalogue: Catalogue
  mapped: Mapped
}

const searchedDays = 30

export type DryRuns = ReturnType<typeof createDryRuns>

/** Everything that a booking needs of Acuity, tried without booking anything. */
export function createDryRuns({ database, audit, access, own, now }: Dependencies) {
  /** Of each calendar that is mapped, by one kind of appointment. */
  async function availability({ account, catalogue, mapped }: Trial): Promise<AcuityCheck[]> {
    const checks: AcuityCheck[] = []
    for (const calendar of mapped.calendars) {
      const name = nameOf(mapped, calendar.specialist_id)
      const type = mapped.types.find(({ specialist_id }) => specialist_id === calendar.specialist_id)
      const isThere = catalogue.calendars.some(({ id }) => id === Number(calendar.calendar_id))
      if (type === undefined || !isThere) continue
      const [typeId, calendarId] = [Number(type.type_id), Number(calendar.calendar_id)]
      const asked = { typeId, calendarId, timeZone: calendar.time_zone }
      const status = await askingFor(access, account, (client, signal) => tryTimes(client, asked, now(), signal))
      checks.push(availabilityCheck(name, calendar.name, status))
    }
    return checks
  }

  async function read(principal: Principal, account: AccountRow): Promise<Mapped> {
    return database.as(principal, async (tx) => ({
      ...(await selectMappings(tx, account.organization_id)),
      specialists: await selectSpecialists(tx, account.organization_id),
      places: await selectPlaces(tx, account.organization_id),
    }))
  }

  return {
    async run(principal: Principal): Promise<DryRun> {
      const account = await own(principal)
      const trial = { account, catalogue: await catalogueOf(access, account), mapped: await read(principal, account) }
      const checks = [
        check('credentials', null, 'ok', 'Acuity accepts the connection.'),
        referenceField(trial),
        ...requiredFields(trial),
        ...mappedCalendars(trial),
        ...mappedTypes(trial),
        ...(await availability(trial)),
        webhookCheck(account),
      ]
      await database.as(principal, (tx) =>
        audit.record(tx, principal, 'acuity.dry-run', { type: 'acuity-account', id: account.id }),
      )
      return { checks, at: now().toISOString() }
    },
  }
}

const check = (
  key: AcuityCheck['key'],
  specialistName: string | null,
  status: AcuityCheck['status'],
  words: string,
): AcuityCheck => ({ key, specialistName, status, words })

const nameOf = ({ specialists }: Mapped, specialistId: string) =>
  specialists.find(({ id }) => id === specialistId)?.name ?? null

type Times = 'free' | 'contradicted' | 'none' | 'refused'
type Asked = Parameters<AcuityClient['openDates']>[1]

/** Whether there are times in the next weeks, and whether Acuity says of the first that it can be had. */
async function tryTimes(client: AcuityClient, asked: Asked, now: Date, signal: AbortSignal): Promise<Times> {
  const today = dayNumber(localDateOf(now, asked.timeZone))
  const last = dateOfDay(today + searchedDays)
  const months = new Set([dateOfDay(today).slice(0, 7), last.slice(0, 7)])
  try {
    for (const month of months) {
      const day = (await client.openDates(month, asked, signal)).find((date) => date <= last)
      const [time] = day === undefined ? [] : await client.openTimes(day, asked, signal)
      if (time === undefined) continue
      const [answer] = await client.checkTimes([{ ...asked, at: time.at }], signal)
      return answer?.valid === true ? 'free' : 'contradicted'
    }
    return 'none'
  } catch (error) {
    if (error instanceof AcuityFault && error.kind === 'refused') return 'refused'
    throw error
  }
}

function availabilityCheck(name: string | null, calendar: string, times: Times) {
  const words: Record<Times, string> = {
    free: `“${calendar}” offers times, and they can be had.`,
    contradicted: `“${calendar}” offers a time that Acuity then says is taken.`,
    none: `“${calendar}” offers no time in the next 30 days.`,
    refused: `Acuity does not offer the chosen kind in “${calendar}”.`,
  }
  const status = { free: 'ok', contradicted: 'warning', none: 'warning', refused: 'failed' } as const
  return check('availability', name, status[times], words[times])
}

function referenceField({ account, catalogue }: Trial): AcuityCheck {
  const id = account.reference_field_id
  const field = catalogue.forms.flatMap((form) => form.fields).find((known) => known.id === id)
  if (id === null) return check('reference-field', null, 'failed', 'No intake field is chosen for our reference.')
  if (field === undefined) {
    return check('reference-field', null, 'failed', 'The intake field for our reference is not there any more.')
  }
  return takesText(field)
    ? check('reference-field', null, 'ok', `Our reference goes into “${field.name}”.`)
    : check('reference-field', null, 'failed', `“${field.name}” does not take text any more.`)
}

/** Kinds of appointment that are mapped, each once. */
function typesInUse({ catalogue, mapped }: Trial) {
  const used = new Set(mapped.types.map(({ type_id }) => Number(type_id)))
  return catalogue.types.filter(({ id }) => used.has(id))
}

function requiredFields(trial: Trial): AcuityCheck[] {
  const { account, catalogue } = trial
  return typesInUse(trial).map((type) => {
    const fields = formsOf(catalogue, type).flatMap((form) => form.fields)
    const required = fields.find((field) => field.required && field.id !== account.reference_field_id)
    if (!fields.some(({ id }) => id === account.reference_field_id)) {
      return check('required-fields', null, 'failed', `The form with our reference is not on “${type.name}”.`)
    }
    return required === undefined
      ? check('required-fields', null, 'ok', `“${type.name}” asks for nothing else.`)
      : check('required-fields', null, 'failed', `“${type.name}” requires “${required.name}”, which we cannot answer.`)
  })
}

function mappedCalendars({ catalogue, mapped }: Trial): AcuityCheck[] {
  return mapped.calendars.flatMap((own) => {
    const name = nameOf(mapped, own.specialist_id)
    const calendar = catalogue.calendars.find(({ id }) => id === Number(own.calendar_id))
    if (calendar === undefined) return [check('calendars', name, 'failed', `The calendar “${own.name}” is gone.`)]
    const place = mapped.places.find(({ id }) => id === own.place_id)
    const there = check('calendars', name, 'ok', `The calendar “${calendar.name}” is there.`)
    if (place === undefined || place.time_zone === calendar.timezone) return [there]
    const words = `“${calendar.name}” keeps the time of ${calendar.timezone}, and ${place.name} that of ${place.time_zone}.`
    return [there, check('time-zones', name, 'warning', words)]
  })
}

function mappedTypes({ catalogue, mapped }: Trial): AcuityCheck[] {
  return mapped.types.map((own) => {
    const name = nameOf(mapped, own.specialist_id)
    const type = catalogue.types.find(({ id }) => id === Number(own.type_id))
    if (type === undefined || !isBookable(type)) {
      return check('types', name, 'failed', `“${own.name}” cannot be booked any more.`)
    }
    const strange = mapped.calendars.find(
      ({ specialist_id, calendar_id }) =>
        specialist_id === own.specialist_id && !type.calendarIds.includes(Number(calendar_id)),
    )
    if (strange) return check('types', name, 'failed', `“${type.name}” is not offered in “${strange.name}” any more.`)
    if (type.minutes !== own.minutes) {
      const words = `“${type.name}” lasts ${type.minutes} minutes by now, and ${own.minutes} here. Save the calendars again.`
      return check('durations', name, 'failed', words)
    }
    return check('types', name, 'ok', `“${type.name}” can be booked and lasts ${type.minutes} minutes.`)
  })
}

function webhookCheck({ webhooks }: AccountRow): AcuityCheck {
  if (webhooks === 'active') return check('webhooks', null, 'ok', 'Acuity tells of changes at once.')
  const words = 'Acuity does not tell of changes; they are found within five minutes.'
  return check('webhooks', null, 'warning', words)
}
