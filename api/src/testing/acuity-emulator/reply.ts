/** What a route answers: JSON unless it says otherwise. */
export interface RouteReply {
  status: number
  body: unknown
  contentType?: string
  location?: string
  retryAfterSeconds?: number
}

/** Acuity's envelope; thrown by whatever refuses. */
export class Refused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const envelopeOf = ({ status, code, message }: Refused) => ({ status_code: status, message, error: code })
export const refusal = (refused: Refused): RouteReply => ({ status: refused.status, body: envelopeOf(refused) })

export const badRequest = (code: string, message: string) => new Refused(400, code, message)
export const notFound = () => new Refused(404, 'not_found', 'Not Found. Did you mean `/appointments/{id:number}`?')

export const ok = (body: unknown): RouteReply => ({ status: 200, body })
export const html = (status: number, body: string): RouteReply => ({ status, body, contentType: 'text/html' })
