import { integrationListSchema } from '@medinotes/shared/integrations'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'

export const integrationsQuery = queryOptions({
  queryKey: ['admin', 'integrations'],
  queryFn: ({ signal }) => api.get('/admin/integrations', integrationListSchema, { signal }),
})

export const checkIntegrations = () => api.post('/admin/integrations/check', undefined, integrationListSchema)
