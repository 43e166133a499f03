import { availabilitySchema } from '@medinotes/shared/availability'
import { bookingSchema } from '@medinotes/shared/booking-views'
import { tokenSchema } from '@medinotes/shared/access'
import { examTypeListSchema } from '@medinotes/shared/scheduling'
import { expect, type Page } from '@playwright/test'

const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10)

/** Asks the service as whoever is signed in on the page. */
async function serviceOf({ request }: Page) {
  const { token } = tokenSchema.parse(await (await request.get('/api/auth/token')).json())
  const headers = { authorization: `Bearer ${token}` }
  return {
    get: async (path: string): Promise<unknown> => (await request.get(`/api${path}`, { headers })).json(),
    async post(path: string, data: object): Promise<unknown> {
      const reply = await request.post(`/api${path}`, { headers, data })
      expect(reply.ok(), await reply.text()).toBe(true)
      return reply.json()
    },
  }
}

interface Wanted {
  name: string
  claimNumber: string
  specialistName: string
}

/** Books an orthopaedic assessment in some weeks, for journeys about what comes after it. */
export async function bookExamination(page: Page, { name, claimNumber, specialistName }: Wanted) {
  const service = await serviceOf(page)
  const types = examTypeListSchema.parse(await service.get('/exam-types')).items
  const type = types.find((each) => each.name === 'Orthopaedic assessment')
  const query = `examTypeId=${type?.id}&from=${day(40)}&to=${day(60)}&limit=200`
  const { slots } = availabilitySchema.parse(await service.get(`/availability?${query}`))
  const slot = slots.find((each) => each.specialistName === specialistName)
  const { id } = bookingSchema.parse(await service.post('/bookings', { slotId: slot?.id }))
  const details = {
    examinee: { name, dateOfBirth: '1979-04-02' },
    matter: { claimNumber, claimType: 'workers-compensation' },
    questions: ['What is the diagnosis?', 'Is the condition stable?'],
  }
  return bookingSchema.parse(await service.post(`/bookings/${id}/confirm`, details))
}
