import { type ChangeSpecialist, changeSpecialistSchema, type SpecialistSettings } from '@medinotes/shared/scheduling'
import type { z } from 'zod'

/** What is asked about a specialist; the version is the page's own affair. */
export const specialistFormSchema = changeSpecialistSchema.omit({ version: true })
export type SpecialistValues = z.input<typeof specialistFormSchema>
export type SpecialistProfile = z.output<typeof specialistFormSchema>

const usual: Omit<SpecialistValues, 'name' | 'specialty'> = {
  languages: ['English'],
  state: 'NSW',
  timeZone: 'Australia/Sydney',
  takesInterpreters: true,
  onRequest: false,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  stepMinutes: 15,
  minimumNoticeHours: 48,
  horizonDays: 180,
  worksOnHolidays: false,
  offers: [],
}

export const newSpecialist = (name: string): SpecialistValues => ({ ...usual, name, specialty: '' })

/** The fields of the form, out of everything the service tells. */
export const valuesOf = ({
  id: _id,
  version: _version,
  personId: _personId,
  listed: _listed,
  scheduling: _scheduling,
  ...values
}: SpecialistSettings): Omit<ChangeSpecialist, 'version'> => values
