import { idSchema } from '@medinotes/shared/common'
import {
  addedExceptionSchema,
  addExceptionSchema,
  bookingsAheadSchema,
  changeActivitySchema,
  changeSpecialistSchema,
  changeWorkingWeekSchema,
  createSpecialistSchema,
  exceptionListSchema,
  listingSchema,
  specialistSettingsSchema,
  workingWeekSchema,
} from '@medinotes/shared/scheduling'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SpecialistActivity } from './activity.service.ts'
import type { Schedules } from './schedule.service.ts'
import type { SpecialistSettingsService } from './specialist-settings.service.ts'

const params = z.strictObject({ id: idSchema })
const exceptionParams = z.strictObject({ id: idSchema, exceptionId: idSchema })
const own = { own: 200, foreign: 404 }

/** Specialists of a practice and the rules they are booked by, under `/api/specialists`. */
export function specialistRoutes(settings: SpecialistSettingsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/specialists', {
      config: { permission: 'member:write', operation: 'specialist.create', idempotent: true, outcome: { own: 201 } },
      schema: { body: createSpecialistSchema, response: { 201: specialistSettingsSchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await settings.create(principal, body)),
    })

    app.get('/specialists/:id/settings', {
      config: { permission: 'schedule:read', operation: 'specialist.read', outcome: own },
      schema: { params, response: { 200: specialistSettingsSchema } },
      handler: ({ principal, params: { id } }) => settings.read(principal, id),
    })

    app.put('/specialists/:id/settings', {
      config: { permission: 'schedule:write', operation: 'specialist.change', outcome: own },
      schema: { params, body: changeSpecialistSchema, response: { 200: specialistSettingsSchema } },
      handler: ({ principal, params: { id }, body }) => settings.change(principal, id, body),
    })

    app.put('/admin/specialists/:id/listing', {
      config: { permission: 'platform:write', operation: 'specialist.list-for-bookings', outcome: { own: 204 } },
      schema: { params, body: listingSchema, response: { 204: z.null() } },
      handler: async ({ principal, params: { id }, body: { listed } }, reply) => {
        await settings.list(principal, id, listed)
        return reply.code(204).send(null)
      },
    })
  }
}

/** Who is not booked any more, or again, under `/api/specialists/:id`. */
export function activityRoutes(activity: SpecialistActivity): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/specialists/:id/bookings-ahead', {
      config: { permission: 'policy:write', operation: 'specialist.bookings-ahead', outcome: own },
      schema: { params, response: { 200: bookingsAheadSchema } },
      handler: ({ principal, params: { id } }) => activity.ahead(principal, id),
    })

    app.put('/specialists/:id/activity', {
      config: {
        permission: 'policy:write',
        operation: 'specialist.change-activity',
        outcome: { own: 204, foreign: 404 },
      },
      schema: { params, body: changeActivitySchema, response: { 204: z.null() } },
      handler: async ({ principal, params: { id }, body }, reply) => {
        await activity.change(principal, id, body)
        return reply.code(204).send(null)
      },
    })
  }
}

/** Working hours, leave and extra sessions, under `/api/specialists/:id`. */
export function scheduleRoutes(schedules: Schedules): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/specialists/:id/working-hours', {
      config: { permission: 'schedule:read', operation: 'schedule.hours', outcome: own },
      schema: { params, response: { 200: workingWeekSchema } },
      handler: ({ principal, params: { id } }) => schedules.week(principal, id),
    })

    app.put('/specialists/:id/working-hours', {
      config: { permission: 'schedule:write', operation: 'schedule.change-hours', outcome: own },
      schema: { params, body: changeWorkingWeekSchema, response: { 200: workingWeekSchema } },
      handler: ({ principal, params: { id }, body }) => schedules.changeWeek(principal, id, body),
    })

    app.get('/specialists/:id/exceptions', {
      config: { permission: 'schedule:read', operation: 'schedule.exceptions', outcome: own },
      schema: { params, response: { 200: exceptionListSchema } },
      handler: ({ principal, params: { id } }) => schedules.exceptions(principal, id),
    })

    app.post('/specialists/:id/exceptions', {
      config: {
        permission: 'schedule:write',
        operation: 'schedule.add-exception',
        idempotent: true,
        outcome: { own: 201, foreign: 404 },
      },
      schema: { params, body: addExceptionSchema, response: { 201: addedExceptionSchema } },
      handler: async ({ principal, params: { id }, body }, reply) =>
        reply.code(201).send(await schedules.addException(principal, id, body)),
    })

    app.delete('/specialists/:id/exceptions/:exceptionId', {
      config: {
        permission: 'schedule:write',
        operation: 'schedule.remove-exception',
        outcome: { own: 204, foreign: 404 },
      },
      schema: { params: exceptionParams, response: { 204: z.null() } },
      handler: async ({ principal, params: { id, exceptionId } }, reply) => {
        await schedules.removeException(principal, id, exceptionId)
        return reply.code(204).send(null)
      },
    })
  }
}
