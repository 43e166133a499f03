import type { AccountState, Webhook } from './account.ts'
import { badRequest, notFound, ok } from './reply.ts'
import { route } from './route.ts'

const mostWebhooks = 25

const present = ({ id, event, target, status }: Webhook) => ({ id, event, target, status })

/** The words of these refusals are not documented. */
export const webhookRoutes = (account: AccountState) => [
  route('GET /webhooks', () => ok([...account.webhooks.values()].map(present))),
  route('POST /webhooks', ({ body }) => {
    const { event = '', target = '' } = (body ?? {}) as { event?: string; target?: string }
    if (account.webhooks.size >= mostWebhooks) throw badRequest('bad_request', 'Too many webhooks.')
    if (!/^https?:\/\//.test(target)) throw badRequest('bad_request', 'Invalid "target" attribute value.')
    const webhook = { id: account.nextId, event, target, status: 'active' as const, failures: 0 }
    account.nextId += 1
    account.webhooks.set(webhook.id, webhook)
    return ok(present(webhook))
  }),
  route('DELETE /webhooks/:id', ({ id }) => {
    if (!account.webhooks.delete(id)) throw notFound()
    return { status: 204, body: undefined }
  }),
]
