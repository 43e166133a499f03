import { availabilitySchema, type Slot } from '@medinotes/shared/availability'
import { bookingListSchema, bookingSchema } from '@medinotes/shared/booking-views'
import { examTypeListSchema, specialistListSchema } from '@medinotes/shared/scheduling'
import { tokenSchema } from '@medinotes/shared/access'
import type { Page } from '@playwright/test'
import { signInQuietly } from './steps.ts'

const dayMs = 86_400_000
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** What somebody who is signed in asks of the service, without the page. */
export async function asPerson(page: Page) {
  const { token } = tokenSchema.parse(await (await page.request.get('/api/auth/token')).json())
  const headers = { authorization: `Bearer ${token}` }
  return {
    get: async (path: string): Promise<unknown> => (await page.request.get(`/api${path}`, { headers })).json(),
    async post(path: string, data: object, method = 'POST'): Promise<unknown> {
      const reply = await page.request.fetch(`/api${path}`, {
        ...{ method, data },
        headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      })
      if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}`)
      return reply.json()
    },
  }
}

/** Free times of a specialist on one day, some weeks ahead, at one place. */
async function freeDay(get: (path: string) => Promise<unknown>, specialistName: string): Promise<Slot[]> {
  const { items } = specialistListSchema.parse(await get('/specialists?limit=100'))
  const specialist = items.find(({ name }) => name === specialistName)
  const examTypes = examTypeListSchema.parse(await get('/exam-types')).items
  const inPerson = examTypes.filter(({ modalities }) => modalities.includes('in-person'))
  const offer = specialist?.offers.find(({ examTypeId }) => inPerson.some(({ id }) => id === examTypeId))
  const [from, to] = [isoDay(Date.now() + 40 * dayMs), isoDay(Date.now() + 60 * dayMs)]
  const query = `examTypeId=${offer?.examTypeId}&specialistId=${specialist?.id}&from=${from}&to=${to}&limit=200`
  const { slots } = availabilitySchema.parse(await get(`/availability?${query}&modality=in-person`))
  const days = Map.groupBy(slots, ({ startsAt }) => startsAt.slice(0, 10))
  return [...days.values()].find((ofDay) => ofDay.length >= 6) ?? []
}

/** A time that the firm of the demonstration holds, and the free ones around it on its day. */
export async function holdQuietly(page: Page, specialistName: string) {
  await signInQuietly(page, 'referrer@demo.test')
  const { get, post } = await asPerson(page)
  const slots = await freeDay(get, specialistName)
  return { held: bookingSchema.parse(await post('/bookings', { slotId: slots[0]?.id })), slots, post }
}

/** A booking by the firm of the demonstration, and the free times around it on its day. */
export async function bookQuietly(page: Page, specialistName: string, examinee: string) {
  const { held, slots, post } = await holdQuietly(page, specialistName)
  const details = {
    examinee: { name: examinee, dateOfBirth: '1980-02-29' },
    matter: { claimNumber: `C-${Date.now()}`, claimType: 'other' },
  }
  const booking = bookingSchema.parse(await post(`/bookings/${held.id}/confirm`, details))
  return { booking, slots }
}

/** The booking that the demonstration has for an examinee. */
export async function demoBookingOf(page: Page, examinee: string) {
  const { items } = bookingListSchema.parse(
    await (await asPerson(page)).get(`/bookings?limit=100&query=${encodeURIComponent(examinee)}`),
  )
  const found = items.find(({ examineeName }) => examineeName === examinee)
  if (!found) throw new Error('The demonstration has no such booking')
  return found
}

interface Wanted {
  name: string
  claimNumber: string
  specialistName: string
}

/** Books an orthopaedic assessment in some weeks, for journeys about what comes after it. */
export async function bookExamination(page: Page, { name, claimNumber, specialistName }: Wanted) {
  const service = await asPerson(page)
  const types = examTypeListSchema.parse(await service.get('/exam-types')).items
  const type = types.find((each) => each.name === 'Orthopaedic assessment')
  const query = `examTypeId=${type?.id}&from=${isoDay(Date.now() + 40 * dayMs)}&to=${isoDay(Date.now() + 60 * dayMs)}&limit=200`
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
