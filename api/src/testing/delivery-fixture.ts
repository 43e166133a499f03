import type { Delivery } from '@medinotes/shared/report-delivery'
import type { CallerApp } from './caller-app.ts'
import { createDocument, createMatter } from './document-fixture.ts'

/** What a doctor without an account does with reports that a practice releases, over HTTP and the mails that come. */
export async function createDeliveryFixture(service: CallerApp) {
  const matter = await createMatter(service)
  await service.query(`update bookings set status = 'attended' where id = $1`, [matter.booking.id])
  const post = (path: string, payload: object) => service.send(matter.specialist, `POST ${path}`, { payload })
  for (const number of [1, 2]) {
    const answer = `PUT /api/bookings/${matter.booking.id}/questions/${number}/answer`
    await service.send(matter.specialist, answer, { payload: { waiver: 'It was withdrawn.' } })
  }

  /** Texts of what was sent there, the latest first. */
  const mailsTo = async (email: string) =>
    (await service.context.outbox.list({ limit: 100 })).items
      .filter(({ recipient }) => recipient === email)
      .map(({ text }) => text)
  const sent = async (email: string, pattern: RegExp) => pattern.exec((await mailsTo(email)).join('\n'))?.[1] ?? ''

  const send = (path: 'code' | 'open', payload: object) =>
    service.send(null, `POST /api/deliveries/${path}`, { payload })

  return {
    ...{ matter, mailsTo, send },
    report: () =>
      createDocument(service, {
        ...{ booking: matter.booking, by: matter.specialist, kind: 'report', filename: 'Quillfeather knee.pdf' },
      }),
    /** To the referrer and this doctor; the token of the link that the doctor is sent. */
    async release({ id }: { id: string }, email: string) {
      const nominated = [{ name: 'Dr Ottoline Marsh', email }]
      const recipients = { referrerIds: [matter.referrer.personId], nominated }
      const { status } = await post(`/api/documents/${id}/release`, { version: 1, recipients })
      if (status !== 200) throw new Error(`Releasing was answered ${status}`)
      return sent(email, /\/delivery#(\S+)/)
    },
    recall: ({ id }: { id: string }) => post(`/api/documents/${id}/recall`, { reason: 'It was of another matter.' }),
    /** Has one sent, and reads it. */
    async codeFor(token: string, email: string) {
      await send('code', { token })
      return sent(email, /\b(\d{6}) is the code/)
    },
    async open(payload: { token: string; code: string; purpose?: string }) {
      const { status, body } = await send('open', payload)
      return { status, body, url: (body as Partial<Delivery> | null)?.url ?? '' }
    },
    /** As a browser asks that was sent there. */
    async follow(url: string, { method = 'GET', ...headers }: { method?: 'GET' | 'HEAD'; range?: string } = {}) {
      const reply = await service.app.inject({ method, url, headers })
      const code = reply.headers['content-type']?.includes('problem') ? reply.json<{ code: string }>().code : null
      return { status: reply.statusCode, bytes: reply.rawPayload, headers: reply.headers, code }
    },
  }
}
