import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { changeFormSchema, type ChangeValues } from '../change/change-values.ts'
import { withoutEmptyQuestions } from './form-values.ts'

const bookingFormSchema = z.custom<ChangeValues>().transform(withoutEmptyQuestions).pipe(changeFormSchema)

/** The form of a booking, from what was typed before. */
export const useBookingForm = (defaultValues: ChangeValues) =>
  useForm({ resolver: zodResolver(bookingFormSchema), defaultValues, mode: 'onTouched' })

export type BookingForm = ReturnType<typeof useBookingForm>
