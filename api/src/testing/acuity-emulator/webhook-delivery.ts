import { createHmac } from 'node:crypto'
import { request as requestPlain } from 'node:http'
import { request as requestSecurely } from 'node:https'
import type { AccountState, AppointmentState, Webhook } from './account.ts'
import type { Happening } from './appointments.ts'

export interface Delivery {
  webhookId: number
  target: string
  body: string
  signature: string
}

export interface DeliveryMode {
  /** `collect` keeps deliveries for whoever sends them by hand. */
  send: 'http' | 'collect' | 'drop'
  action: 'bare' | 'dotted'
  copies: number
  /** Whether `changed` goes out before what it is about. */
  reversed: boolean
  delayMs: number
  badSignature: boolean
  /** Whether what is told arrives before the call that caused it is answered. */
  beforeReply: boolean
  /** Milliseconds before each further try. */
  retryAfterMs: number[]
  /** Failed deliveries in a row after which a webhook is switched off. */
  disableAfter: number
}

const second = 1000
const documentedRetries = [2, 30, 300, 1800, 3600, 7200, 14_400, 28_800, 43_200].map((wait) => wait * second)

export const signatureOf = (body: string, key: string) => createHmac('sha256', key).update(body).digest('base64')

/** Tells webhooks of changes, over real HTTP or into a list. */
export function createWebhookDelivery(account: AccountState) {
  const mode: DeliveryMode = {
    ...{ send: 'http', action: 'bare', copies: 1, reversed: false, delayMs: 0, badSignature: false },
    ...{ beforeReply: false, retryAfterMs: documentedRetries, disableAfter: 50 },
  }
  const collected: Delivery[] = []
  const running = new Set<Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  let isClosed = false

  function later(ms: number, work: () => void) {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, ms)
    timer.unref()
    timers.add(timer)
  }

  function post({ target, body, signature }: Delivery) {
    return new Promise<number>((resolve) => {
      const headers = {
        ...{ 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) },
        'x-acuity-signature': signature,
      }
      const request = target.startsWith('https:') ? requestSecurely : requestPlain
      const sent = request(target, { method: 'POST', headers, agent: false }, (reply) => {
        reply.resume()
        reply.once('close', () => resolve(reply.statusCode ?? 0))
      })
      sent.once('error', () => resolve(0))
      sent.end(body)
    })
  }

  async function attempt(delivery: Delivery, tries: number) {
    const status = await post(delivery)
    const webhook = account.webhooks.get(delivery.webhookId)
    if (webhook === undefined || isClosed) return
    // Any reply but a 500 is an answer, whatever it says.
    const isTaken = status !== 0 && status !== 500
    webhook.failures = isTaken ? 0 : webhook.failures + 1
    if (isTaken) return
    if (webhook.failures >= mode.disableAfter) webhook.status = 'disabled'
    if (webhook.status === 'disabled') return
    const wait = mode.retryAfterMs[tries]
    if (wait !== undefined) later(wait, () => start(delivery, tries + 1))
  }

  function start(delivery: Delivery, tries = 0) {
    const run = attempt(delivery, tries).finally(() => running.delete(run))
    running.add(run)
  }

  function deliver(delivery: Delivery) {
    if (mode.send === 'drop') return
    for (let copy = 0; copy < mode.copies; copy += 1) {
      if (mode.send === 'collect') collected.push(delivery)
      else if (mode.delayMs > 0) later(mode.delayMs, () => start(delivery))
      else start(delivery)
    }
  }

  function deliveryTo({ id, target }: Webhook, appointment: AppointmentState, what: Happening): Delivery {
    const action = mode.action === 'bare' ? what : `appointment.${what}`
    const { id: number, calendarId, typeId } = appointment
    const body = `action=${action}&id=${number}&calendarID=${calendarId}&appointmentTypeID=${typeId}`
    const signature = mode.badSignature ? signatureOf(body, 'another key') : signatureOf(body, account.apiKey)
    return { webhookId: id, target, body, signature }
  }

  return {
    ...{ mode, collected },
    /** `changed` goes out beside every other event. */
    tell(appointment: AppointmentState, what: Happening) {
      const events: Happening[] = what === 'changed' ? ['changed'] : [what, 'changed']
      if (mode.reversed) events.reverse()
      for (const webhook of account.webhooks.values()) {
        if (webhook.status === 'disabled') continue
        for (const event of events) {
          if (webhook.event === `appointment.${event}`) deliver(deliveryTo(webhook, appointment, event))
        }
      }
    },
    deliver: start,
    async delivered() {
      while (running.size > 0) await Promise.all(running)
    },
    close() {
      isClosed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

export type WebhookDelivery = ReturnType<typeof createWebhookDelivery>
