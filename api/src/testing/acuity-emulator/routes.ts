import type { AccountState } from './account.ts'
import { appointmentRoutes } from './appointment-routes.ts'
import type { Appointments } from './appointments.ts'
import type { Availability } from './availability.ts'
import { blockRoutes } from './block-routes.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import { clientRoutes } from './client-routes.ts'
import { oauthRoutes } from './oauth-routes.ts'
import { ok, Refused } from './reply.ts'
import { route, type Route } from './route.ts'
import { webhookRoutes } from './webhook-routes.ts'

interface Dependencies {
  account: AccountState
  availability: Availability
  appointments: Appointments
}

export const createRoutes = ({ account, availability, appointments }: Dependencies): Route[] => [
  ...catalogueRoutes(account),
  ...availabilityRoutes(availability),
  ...appointmentRoutes(account, appointments),
  ...blockRoutes(account),
  ...clientRoutes(account),
  ...webhookRoutes(account),
  ...oauthRoutes(account),
]

const availabilityRoutes = (availability: Availability) => [
  route('GET /availability/dates', ({ query }) => ok(availability.dates(query))),
  route('GET /availability/times', ({ query }) => ok(availability.times(query))),
  // An account without classes.
  route('GET /availability/classes', () => ok([])),
  route('POST /availability/check-times', ({ body }) => ok(availability.checkTimes(body))),
]

/** The route of a call, or what the call is refused with. */
export function routeOf(routes: readonly Route[], method: string, path: string): Route | Refused {
  const there = routes.filter(({ pattern }) => pattern.test(path))
  const found = there.find((route) => route.method === method)
  if (found) return found
  return there.length > 0
    ? new Refused(405, 'method_not_allowed', 'Method Not Allowed')
    : new Refused(404, 'not_found', 'Not Found')
}
