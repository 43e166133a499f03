/** What a route answers; `changed` says which events webhooks hear of. */
export interface RouteReply {
  status: number
  body: unknown
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

export const envelopeOf = ({ status, code, message }: Refused) => ({ status_code: status, message, error: code })

export const badRequest = (code: string, message: string) => new Refused(400, code, message)
export const notFound = () => new Refused(404, 'not_found', 'Not Found. Did you mean `/appointments/{id:number}`?')
