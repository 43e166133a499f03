import type { AccountState, Client } from './account.ts'
import { badRequest, ok } from './reply.ts'
import { route } from './route.ts'

const unknown = { firstName: '', lastName: '', phone: '', email: '', notes: '' }

/** Clients have no id: a name, and a phone number where there is one, choose among them. */
export function clientRoutes(account: AccountState) {
  function chosen(query: URLSearchParams): Client {
    const [firstName, lastName, phone] = [query.get('firstName'), query.get('lastName'), query.get('phone')]
    const found = account.clients.find(
      (client) =>
        client.firstName === firstName && client.lastName === lastName && (phone === null || client.phone === phone),
    )
    if (!found) throw badRequest('client_not_found', 'Client does not exist')
    return found
  }

  return [
    route('GET /clients', ({ query }) => {
      const wanted = (query.get('search') ?? '').toLowerCase()
      return ok(account.clients.filter((client) => Object.values(client).join(' ').toLowerCase().includes(wanted)))
    }),
    route('POST /clients', ({ body }) => {
      const client: Client = { ...unknown, ...known(body) }
      account.clients.push(client)
      return ok(client)
    }),
    route('PUT /clients', ({ query, body }) => ok(Object.assign(chosen(query), known(body)))),
    route('DELETE /clients', ({ query }) => {
      account.clients.splice(account.clients.indexOf(chosen(query)), 1)
      return { status: 204, body: undefined }
    }),
  ]
}

const known = (body: unknown) =>
  Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => name in unknown)) as Partial<Client>
