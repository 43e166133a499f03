import type { RouteReply } from './reply.ts'

export interface RouteCall {
  id: number
  query: URLSearchParams
  body: unknown
}

export interface Route {
  /** `PUT /appointments/:id/cancel`, by which faults are planned. */
  name: string
  method: string
  pattern: RegExp
  /** `api` needs a key; `open` does not; a `page` does not count against the limits either and is not recorded. */
  reach: 'api' | 'open' | 'page'
  answer(call: RouteCall): Promise<RouteReply> | RouteReply
}

export const apiBase = '/api/v1'

function made(name: string, prefix: string, reach: Route['reach'], answer: Route['answer']): Route {
  const [method = '', path = ''] = name.split(' ')
  return { name, method, pattern: new RegExp(`^${prefix}${path.replace(':id', String.raw`(\d+)`)}$`), reach, answer }
}

export const route = (name: string, answer: Route['answer']) => made(name, apiBase, 'api', answer)
export const openRoute = (name: string, answer: Route['answer']) => made(name, apiBase, 'open', answer)
/** Outside the API proper. */
export const oauthRoute = (name: string, answer: Route['answer']) => made(name, '', 'open', answer)
export const pageRoute = (name: string, answer: Route['answer']) => made(name, '', 'page', answer)
