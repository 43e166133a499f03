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
function refusalOf(error: unknown): unknown {
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

export const readCatalogue = (client: AcuityClient): Promise<Catalogue> =>
  asking(async (signal) => {
    const [calendars, types, forms] = await Promise.all([
      client.calendars(signal),
      client.appointmentTypes(signal),
      client.forms(signal),
    ])
    return { calendars, types, forms }
  })

export const catalogueOf = (access: AcuityAccess, row: AccountRow) =>
  readCatalogue(access.clientOf(row, 'reconciliation'))

export const isBookable = ({ active, kind }: AcuityType) => active && kind === 'service'

/** Forms that are on a kind of appointment, by whichever of the two names the other. */
export const formsOf = ({ forms }: Catalogue, type: AcuityType) =>
  forms.filter(({ id, typeIds }) => type.formIds.includes(id) || typeIds.includes(type.id))

const oneLine = new Set(['textbox', 'textarea'])

export const presentCatalogue = (catalogue: Catalogue): AcuityCatalogue => ({
  calendars: catalogue.calendars.map(({ id, name, location, timezone }) => ({
    ...{ id, name, location, timeZone: timezone },
  })),
  types: catalogue.types.map((type) => ({
    ...{ id: type.id, name: type.name, minutes: type.minutes, bookable: isBookable(type) },
    calendarIds: type.calendarIds,
  })),
  fields: catalogue.forms.flatMap((form) =>
    form.fields
      .filter(({ type }) => oneLine.has(type))
      .map(({ id, name }) => ({
        ...{ id, name, form: form.name },
        typeIds: catalogue.types.filter((type) => formsOf(catalogue, type).includes(form)).map((type) => type.id),
      })),
  ),
})
