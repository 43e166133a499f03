import { AsyncLocalStorage } from 'node:async_hooks'

/** Where a request came from, for the audit trail; absent in jobs. */
export interface RequestOrigin {
  requestId: string
  address: string
}

export const requestOrigin = new AsyncLocalStorage<RequestOrigin>()
