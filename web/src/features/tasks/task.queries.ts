import {
  taskCountSchema,
  taskListSchema,
  taskSchema,
  type ChangeTask,
  type CreateTask,
  type TaskQuery,
} from '@medinotes/shared/tasks'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { tasksKey } from './task-key.ts'

export const tasksQuery = (filters: Pick<TaskQuery, 'scope' | 'status'>) =>
  pagedQuery({ queryKey: [...tasksKey, 'list'], path: '/tasks', schema: taskListSchema, filters })

const ofNote = (consultationId: string) => `/consultations/${encodeURIComponent(consultationId)}/tasks`

export const noteTasksQuery = (consultationId: string) =>
  queryOptions({
    queryKey: [...tasksKey, 'note', consultationId],
    queryFn: ({ signal }) => api.get(ofNote(consultationId), taskListSchema, { signal }),
  })

export const taskCountQuery = queryOptions({
  queryKey: [...tasksKey, 'count'],
  queryFn: ({ signal }) => api.get('/tasks/count', taskCountSchema, { signal }),
  staleTime: 60_000,
})

export const changeTask = ({ id, ...change }: ChangeTask & { id: string }) =>
  api.patch(`/tasks/${encodeURIComponent(id)}`, change, taskSchema)

export const addTask = ({ consultationId, ...task }: CreateTask & { consultationId: string }) =>
  api.post(ofNote(consultationId), task, taskSchema)
