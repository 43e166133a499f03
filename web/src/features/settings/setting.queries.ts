import { type Setting, settingListSchema } from '@medinotes/shared/settings'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { settingsKey } from './setting-key.ts'

/** Whose settings: those of the organization, or of the whole installation. */
export type SettingScope = 'organization' | 'installation'

const pathOf: Record<SettingScope, string> = { organization: '/settings', installation: '/admin/settings' }

export const settingsQuery = (scope: SettingScope) =>
  queryOptions({
    queryKey: [...settingsKey, scope],
    queryFn: ({ signal }) => api.get(pathOf[scope], settingListSchema, { signal }),
  })

export const changeSetting = ({ scope, name, value }: Pick<Setting, 'name' | 'value'> & { scope: SettingScope }) =>
  api.put(`${pathOf[scope]}/${name}`, { value }, z.unknown())
