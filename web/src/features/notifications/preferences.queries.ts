import { type NoticePreferences, ownNoticePreferencesSchema } from '@medinotes/shared/notices'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { noticePreferencesKey } from './notice-keys.ts'

export const preferencesQuery = queryOptions({
  queryKey: noticePreferencesKey,
  queryFn: ({ signal }) => api.get('/notices/preferences', ownNoticePreferencesSchema, { signal }),
})

export const savePreferences = ({ choices, quietHours, timeZone }: NoticePreferences) =>
  api.put('/notices/preferences', { choices, quietHours, timeZone }, z.unknown())

export const sendPhoneCode = (phone: string) => api.post('/notices/phone', { phone }, z.unknown())

export const confirmPhone = (code: string) => api.post('/notices/phone/confirm', { code }, z.unknown())

export const removePhone = () => api.delete('/notices/phone', z.unknown())
