import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AccountSettings, type AccountState, demoAccount, openAccount } from './account.ts'
import { createAppointments } from './appointments.ts'
import { createAvailability } from './availability.ts'
import { createCallHandler, type RecordedCall } from './call-handler.ts'
import { dashboardRoutes } from './dashboard-routes.ts'
import { createFaults, type Fault } from './faults.ts'
import { createLimits, type Limits } from './limits.ts'
import { apiBase } from './route.ts'
import { createRoutes } from './routes.ts'
import { createWebhookDelivery, type WebhookDelivery } from './webhook-delivery.ts'

export interface AcuityEmulatorOptions {
  /** 0, any free port, when absent. */
  port?: number
  account?: AccountSettings
  /** Milliseconds; a clock of its own for simulations. */
  now?: () => number
  /** Null for none. */
  limits?: Limits | null
}

export interface AcuityEmulator {
  /** What `ACUITY_BASE_URL` is set to. */
  baseUrl: string
  account: AccountState
  calls: RecordedCall[]
  /** The nth call of a route from now on goes wrong, and so many after it. */
  fault(route: string, fault: Fault, options?: { nth?: number; times?: number }): void
  clearFaults(): void
  /** What people do in Acuity itself. */
  dashboard: ReturnType<typeof createAppointments>['dashboard']
  webhooks: WebhookDelivery
  close(): Promise<void>
}

const documentedLimits = { perSecond: 10, concurrent: 20 }

/** A server on the loopback interface that speaks Acuity's API: developers.acuityscheduling.com/reference. */
export async function startAcuityEmulator(options: AcuityEmulatorOptions = {}): Promise<AcuityEmulator> {
  const { port = 0, now = Date.now, limits = documentedLimits } = options
  const account = openAccount(options.account ?? demoAccount())
  const webhooks = createWebhookDelivery(account)
  const availability = createAvailability(account, now)
  const appointments = createAppointments({ account, availability, now, onChange: webhooks.tell })
  const faults = createFaults()
  const { dashboard } = appointments
  const served = createRoutes({ account, availability, appointments })
  const routeNames = served.map(({ name }) => name)
  const routes = [...served, ...dashboardRoutes({ account, dashboard, faults, mode: webhooks.mode, routeNames })]
  const { answer, calls } = createCallHandler({ account, routes, faults, webhooks, now, limits: createLimits(limits) })
  const server = createServer((incoming, reply) => {
    answer(incoming, reply).catch((error: unknown) => {
      reply.destroy()
      // A caller that goes away in the middle is no fault of ours.
      if (incoming.complete) console.error(error)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', 1024, resolve)
  })
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${apiBase}`,
    ...{ account, calls, webhooks, dashboard },
    fault: faults.add,
    clearFaults: faults.clear,
    async close() {
      webhooks.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
