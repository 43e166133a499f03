import {
  type ChangeSpecialist,
  changeSpecialistSchema,
  type SpecialistSettings,
  usualSpecialist,
} from '@medinotes/shared/scheduling'
import type { z } from 'zod'

/** What is asked about a specialist; the version is the page's own affair. */
export const specialistFormSchema = changeSpecialistSchema.omit({ version: true })
export type SpecialistValues = z.input<typeof specialistFormSchema>
export type SpecialistProfile = z.output<typeof specialistFormSchema>

export const newSpecialist = (name: string): SpecialistValues => ({
  ...usualSpecialist,
  name,
  specialty: '',
})

/** The fields of the form, out of everything the service tells. */
export const valuesOf = ({
  id: _id,
  version: _version,
  personId: _personId,
  listed: _listed,
  scheduling: _scheduling,
  ...values
}: SpecialistSettings): Omit<ChangeSpecialist, 'version'> => values
