import { z } from 'zod'
import { api } from '../../lib/api-client.ts'

/** The reply says nothing that the page does not know. */
export const requestPremium = () => api.post('/organization/plan-request', undefined, z.unknown())
