import { z } from 'zod'
import { idSchema } from './common.ts'

/** What `GET /api/events` sends. Every event but `reconnect` has the id of its place: the last one is where to go on from. */

/** Where the stream goes on from: the first event of every connection that misses nothing. */
export const readyEventSchema = z.object({})

/** More has changed than the service tells one by one: read everything again; the stream goes on from here. */
export const resetEventSchema = z.object({})

/** Something changed; what it is now is for whoever may see it to ask. */
export const changeEventSchema = z.object({
  /** Such as `consultation.drafted`; new ones may come. */
  type: z.string(),
  /** Of the thing, where it is a single one. */
  id: idSchema.nullable(),
})
export type ChangeEvent = z.infer<typeof changeEventSchema>

export type LiveEvent =
  | { id: number; event: 'ready'; data: z.infer<typeof readyEventSchema> }
  | { id: number; event: 'reset'; data: z.infer<typeof resetEventSchema> }
  | { id: number; event: 'change'; data: ChangeEvent }
  /** Nothing for this reader, and a place further on. */
  | { id: number; event: 'position'; data: Record<string, never> }
