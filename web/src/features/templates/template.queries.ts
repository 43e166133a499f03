import {
  type ChangeTemplate,
  type CreateTemplate,
  type PreviewTemplate,
  templateListSchema,
  templateOutlineSchema,
  templatePreviewSchema,
  templateSchema,
  templateVersionListSchema,
} from '@medinotes/shared/templates'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { templatesKey } from './template-key.ts'

/** All that the person may use, and retired ones, which notes may name. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: [...templatesKey, 'list'],
    queryFn: ({ signal }) => api.get('/templates', templateListSchema, { signal }),
    staleTime: 60_000,
  })

const pathOf = (id: string) => `/templates/${encodeURIComponent(id)}`

export const templateVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...templatesKey, 'versions', id],
    queryFn: ({ signal }) => api.get(`${pathOf(id)}/versions`, templateVersionListSchema, { signal }),
  })

/** The last good preview stays while the next is made. */
export const previewQuery = (asked: PreviewTemplate) =>
  queryOptions({
    queryKey: ['template-preview', asked],
    queryFn: () => api.post('/templates/preview', asked, templatePreviewSchema),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  })

export const createTemplate = (template: CreateTemplate) => api.post('/templates', template, templateSchema)

export const changeTemplate = ({ id, ...change }: ChangeTemplate & { id: string }) =>
  api.patch(pathOf(id), change, templateSchema)

export const outlineExample = (example: string) => api.post('/templates/outline', { example }, templateOutlineSchema)
