import type { TicketRequest } from '@medinotes/shared/documents'
import { deliveryCodeSchema, deliverySchema } from '@medinotes/shared/report-delivery'
import { api } from '../../../lib/api-client.ts'

/** To the address that the link was sent to, and to no other. */
export const sendDeliveryCode = (token: string) => api.open.post('/deliveries/code', { token }, deliveryCodeSchema)

export interface DeliveryKey {
  token: string
  code: string
}

/** What was delivered, with an address of its bytes that is good once. */
export const openDelivery = (key: DeliveryKey, purpose: TicketRequest['purpose'] = 'download') =>
  api.open.post('/deliveries/open', { ...key, purpose }, deliverySchema)
