import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery, requiredTextSchema } from './common.ts'

export const taskTextMaxLength = 500

/** `proposed`: read out of a signed note, until its author takes it up or drops it. */
export const taskStatuses = ['proposed', 'open', 'done', 'dropped'] as const
export const taskStatusSchema = z.enum(taskStatuses)
export type TaskStatus = z.infer<typeof taskStatusSchema>

const byWhomSchema = z.object({ id: idSchema, name: z.string() })

export const taskSchema = z.object({
  id: idSchema,
  text: z.string(),
  patientName: z.string(),
  /** Null for whoever was given the task and may not read the note. */
  consultationId: idSchema.nullable(),
  author: byWhomSchema,
  owner: byWhomSchema,
  dueOn: dateSchema.nullable(),
  status: taskStatusSchema,
  version: z.int().min(1),
  /** Who did or dropped it, and when. */
  settled: z.object({ by: byWhomSchema, at: instantSchema }).nullable(),
})
export type Task = z.infer<typeof taskSchema>

export const taskListSchema = listSchema(taskSchema)

/** `mine`: what I am to do; `given`: what I gave to others. */
export const taskScopes = ['mine', 'given'] as const
export type TaskScope = (typeof taskScopes)[number]

/** `GET /api/tasks`, the first due first, those without a date last; done ones the latest first. */
export const taskQuerySchema = z.strictObject({
  ...pageQuery,
  scope: z.enum(taskScopes).default('mine'),
  status: z.enum(['open', 'done']).default('open'),
})
export type TaskQuery = z.infer<typeof taskQuerySchema>

/** `GET /api/tasks/count`: what the caller has to do. */
export const taskCountSchema = z.object({ open: z.int(), due: z.int() })
export type TaskCount = z.infer<typeof taskCountSchema>

const textSchema = requiredTextSchema(taskTextMaxLength, 'Enter what is to be done')

/** `POST /api/consultations/:id/tasks`: the caller's own unless another owner is named. */
export const createTaskSchema = z.strictObject({
  text: textSchema,
  ownerId: idSchema.optional(),
  dueOn: dateSchema.nullable().default(null),
})
export type CreateTask = z.infer<typeof createTaskSchema>

/** `PATCH /api/tasks/:id`: whoever was given a task says whether it is done; the rest is its author's. */
export const changeTaskSchema = z
  .strictObject({
    version: z.int().min(1),
    text: textSchema.optional(),
    ownerId: idSchema.optional(),
    dueOn: dateSchema.nullable().optional(),
    status: taskStatusSchema.optional(),
  })
  .refine((change) => Object.keys(change).length > 1, 'Nothing is changed by this')
export type ChangeTask = z.infer<typeof changeTaskSchema>
