import {
  type AddException,
  addedExceptionSchema,
  bookingsAheadSchema,
  type ChangeActivity,
  type ChangeSpecialist,
  type ChangeWorkingWeek,
  type CreateSpecialist,
  exceptionListSchema,
  specialistSettingsSchema,
  workingWeekSchema,
} from '@medinotes/shared/scheduling'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { schedulingKey } from './scheduling-keys.ts'

const pathOf = (specialistId: string) => `/specialists/${encodeURIComponent(specialistId)}`
const keyOf = (specialistId: string) => [...schedulingKey, 'specialist', specialistId] as const

export const specialistSettingsQuery = (specialistId: string) =>
  queryOptions({
    queryKey: [...keyOf(specialistId), 'settings'],
    queryFn: ({ signal }) => api.get(`${pathOf(specialistId)}/settings`, specialistSettingsSchema, { signal }),
  })

export const workingWeekQuery = (specialistId: string) =>
  queryOptions({
    queryKey: [...keyOf(specialistId), 'working-hours'],
    queryFn: ({ signal }) => api.get(`${pathOf(specialistId)}/working-hours`, workingWeekSchema, { signal }),
  })

/** Leave and extra sessions that have not ended. */
export const exceptionsQuery = (specialistId: string) =>
  queryOptions({
    queryKey: [...keyOf(specialistId), 'exceptions'],
    queryFn: ({ signal }) => api.get(`${pathOf(specialistId)}/exceptions`, exceptionListSchema, { signal }),
  })

/** What is booked from now on; asked anew each time. */
export const bookingsAheadQuery = (specialistId: string) =>
  queryOptions({
    queryKey: [...keyOf(specialistId), 'bookings-ahead'],
    queryFn: ({ signal }) => api.get(`${pathOf(specialistId)}/bookings-ahead`, bookingsAheadSchema, { signal }),
    staleTime: 0,
  })

export const changeActivity = ({ id, ...change }: ChangeActivity & { id: string }) =>
  api.put(`${pathOf(id)}/activity`, change, z.unknown())

export const createSpecialist = (specialist: CreateSpecialist) =>
  api.post('/specialists', specialist, specialistSettingsSchema)

export const saveSettings = (specialistId: string, change: ChangeSpecialist) =>
  api.put(`${pathOf(specialistId)}/settings`, change, specialistSettingsSchema)

export const saveWorkingWeek = (specialistId: string, change: ChangeWorkingWeek) =>
  api.put(`${pathOf(specialistId)}/working-hours`, change, workingWeekSchema)

export const addException = (specialistId: string, exception: AddException) =>
  api.post(`${pathOf(specialistId)}/exceptions`, exception, addedExceptionSchema)

export const removeException = (specialistId: string, exceptionId: string) =>
  api.delete(`${pathOf(specialistId)}/exceptions/${encodeURIComponent(exceptionId)}`, z.unknown())

export const listForBookings = (specialistId: string, listed: boolean) =>
  api.put(`/admin/specialists/${encodeURIComponent(specialistId)}/listing`, { listed }, z.unknown())
