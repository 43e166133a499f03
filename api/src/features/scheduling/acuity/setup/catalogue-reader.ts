import type { AcuityCatalogue } from '@medinotes/shared/acuity'
import { AppError } from '../../../../platform/errors.ts'
import type { AccountRow } from '../accounts/account.repository.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AcuityClient } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import type { AcuityCalendar, AcuityForm, AcuityType } from '../client/acuity-replies.ts'

/** All there is in an account, as Acuity has it now. */
export interface Catalogue {
  calendars: AcuityCalendar[]
  types: AcuityType[]
  forms: AcuityForm[]
}

const limitMs = 15_000

/** What Acuity's refusal means to whoever set it up. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof AcuityFault)) return error
  if (error.kind === 'unauthorized') {
    return new AppError(
      'malformed',
      error.code === 'plan'
        ? 'Acuity knows the account, but its plan has no API: it takes the Powerhouse plan.'
        : 'Acuity does not know this key. Look it up under Integrations, API, and enter it again.',
      { errors: [{ path: 'apiKey', message: 'Acuity does not accept this key' }] },
    )
  }
  return new AppError('unavailable', 'Acuity does not answer. Try again in a moment.', {
    ...{ cause: error, retryAfterSeconds: 10 },
  })
}

export async function asking<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  try {
    return await work(AbortSignal.timeout(limitMs))
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Throws AcuityFault. */
async function readCatalogue(client: AcuityClient, signal: AbortSignal): Promise<Catalogue> {
  const [calendars, types, forms] = await Promise.all([
    client.calendars(signal),
    client.appointmentTypes(signal),
    client.forms(signal),
  ])
  return { calendars, types, forms }
}

/** Of an account that stands; one that Acuity no longer takes is halted, and whoever asked is told so. */
export async function askingFor<Result>(
  access: AcuityAccess,
  row: AccountRow,
  work: (client: AcuityClient, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(access.clientOf(row, 'booking'), AbortSignal.timeout(limitMs))
  } catch (error) {
    if (!(error instanceof AcuityFault) || error.kind !== 'unauthorized') throw refusalOf(error)
    await access.halt(row.id, error)
    throw new AppError('conflict', haltedWords[error.code === 'plan' ? 'plan' : 'unauthorized'], { cause: error })
  }
}

const haltedWords = {
  plan: 'The account’s plan in Acuity has no API any more: it takes the Powerhouse plan.',
  unauthorized: 'Acuity does not take our connection any more. Give it a new key first.',
}

export const catalogueOf = (access: AcuityAccess, row: AccountRow) => askingFor(access, row, readCatalogue)

export const isBookable = ({ active, kind }: AcuityType) => active && kind === 'service'

/** Forms that are on a kind of appointment, by whichever of the two names the other. */
export const formsOf = ({ forms }: Catalogue, type: AcuityType) =>
  forms.filter(({ id, typeIds }) => type.formIds.includes(id) || typeIds.includes(type.id))

const oneLine = new Set(['textbox', 'textarea'])
export const takesText = ({ type }: { type: string }) => oneLine.has(type)

export const presentCatalogue = (catalogue: Catalogue): AcuityCatalogue => ({
  calendars: catalogue.calendars.map(({ id, name, location, timezone }) => ({
    ...{ id, name, location, timeZone: timezone },
  })),
  types: catalogue.types.map((type) => ({
    ...{ id: type.id, name: type.name, minutes: type.minutes, bookable: isBookable(type) },
    calendarIds: type.calendarIds,
  })),
  fields: catalogue.forms.flatMap((form) =>
    form.fields.filter(takesText).map(({ id, name }) => ({
      ...{ id, name, form: form.name },
      typeIds: catalogue.types.filter((type) => formsOf(catalogue, type).includes(form)).map((type) => type.id),
    })),
  ),
})
