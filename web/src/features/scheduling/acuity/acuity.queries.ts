import {
  acuityCatalogueSchema,
  acuityConnectionSchema,
  acuitySpecialistListSchema,
  acuitySpecialistSchema,
  authorizationSchema,
  type ChangeAcuityAccount,
  type ChangeKey,
  type ChooseCalendars,
  type CompleteAuthorization,
  type ConnectAcuity,
  dryRunSchema,
} from '@medinotes/shared/acuity'
import {
  type AppointmentDecision,
  appointmentSchema,
  findingListSchema,
  findingSchema,
  type SettleFinding,
} from '@medinotes/shared/acuity-findings'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { acuityKey } from '../acuity-key.ts'

export const acuityConnectionQuery = queryOptions({
  queryKey: [...acuityKey, 'account'],
  queryFn: ({ signal }) => api.get('/acuity/account', acuityConnectionSchema, { signal }),
})

/** What there is in Acuity at this moment. */
export const acuityCatalogueQuery = queryOptions({
  queryKey: [...acuityKey, 'catalogue'],
  queryFn: ({ signal }) => api.get('/acuity/catalogue', acuityCatalogueSchema, { signal }),
})

export const acuitySpecialistsQuery = queryOptions({
  queryKey: [...acuityKey, 'specialists'],
  queryFn: ({ signal }) => api.get('/acuity/specialists', acuitySpecialistListSchema, { signal }),
})

export const findingsQuery = (open: boolean) =>
  pagedQuery({
    queryKey: [...acuityKey, 'findings'],
    path: '/acuity/findings',
    schema: findingListSchema,
    filters: { open },
  })

export const acuityAppointmentQuery = (bookingId: string) =>
  queryOptions({
    queryKey: [...acuityKey, 'appointments', bookingId],
    queryFn: ({ signal }) =>
      api.get(`/acuity/appointments/${encodeURIComponent(bookingId)}`, appointmentSchema, { signal }),
    retry: false,
  })

export const connectAcuity = (request: ConnectAcuity) => api.post('/acuity/account', request, acuityConnectionSchema)
export const changeAcuityAccount = (change: ChangeAcuityAccount) =>
  api.patch('/acuity/account', change, acuityConnectionSchema)
export const changeAcuityKey = (key: ChangeKey) => api.post('/acuity/account/key', key, acuityConnectionSchema)
export const checkAcuity = () => api.post('/acuity/account/check', undefined, acuityConnectionSchema)
export const disconnectAcuity = () => api.delete('/acuity/account', z.null())
export const runDry = () => api.post('/acuity/account/dry-run', undefined, dryRunSchema)
export const beginAuthorization = () => api.post('/acuity/authorization', undefined, authorizationSchema)
export const completeAuthorization = (answer: CompleteAuthorization) =>
  api.post('/acuity/authorization/complete', answer, acuityConnectionSchema)
export const chooseCalendars = ({ id, ...chosen }: ChooseCalendars & { id: string }) =>
  api.put(`/acuity/specialists/${encodeURIComponent(id)}`, chosen, acuitySpecialistSchema)
export const settleFinding = ({ id, ...body }: SettleFinding & { id: string }) =>
  api.post(`/acuity/findings/${encodeURIComponent(id)}/settle`, body, findingSchema)
export const decideAppointment = ({ bookingId, request }: { bookingId: string; request: AppointmentDecision }) =>
  api.post(`/acuity/appointments/${encodeURIComponent(bookingId)}/decision`, request, appointmentSchema)
