import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { visit } from '../../testing/consultation-fixture.ts'
import { headerOf, type MailServer, startMailServer } from '../../testing/mail-server.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'
import { WriterError } from './note-writer.ts'
import { createUnfinishedNotes } from './unfinished-note.service.ts'

const begun = text('summary', 'Left knee pain')
const fault = new WriterError('writer_unavailable', 'The writer is away.')
/** The first note is left, the second is gone on with, the third stopped by its author. */
const attempts = { failing: [begun, fault], whole: [begun], waiting: [begun, 'pause' as const] }
const writer = createScriptedWriter(attempts.failing, attempts.failing, attempts.whole, attempts.waiting)

let server: MailServer
let service: CallerApp
let author: Principal
beforeAll(async () => {
  server = await startMailServer()
  const environment = { SMTP_URL: server.url, SES_FROM: 'notices@clinic.test', PUBLIC_URL: 'https://notes.clinic.test' }
  service = await createCallerApp({ writer, environment })
})
afterAll(async () => {
  await service.close()
  await server.close()
})
beforeEach(async () => {
  author = await service.person()
})
afterEach(async () => {
  await service.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
})

async function begin(url = '/api/consultation', payload?: object) {
  const authorization = `Bearer ${await service.tokenFor(author)}`
  const { body } = await service.app.inject({
    method: 'POST',
    url,
    headers: { authorization },
    ...(payload && { payload }),
  })
  return body
}
const noteIn = (body: string) => /"consultationId":"([^"]+)"/.exec(body)?.[1] ?? ''

/** All but the recurring ones, which are due when the service starts. */
const jobs = () =>
  service.query<{ seconds: number; error: string | null }>(
    `select extract(epoch from run_at - now())::int as seconds, last_error as error from graphile_worker._private_jobs
     where locked_at is null
       and task_id in (select id from graphile_worker._private_tasks where identifier not in (select task from recurring_jobs))
     order by id`,
  )
const bringForward = () => service.query('update graphile_worker._private_jobs set run_at = now()')

const remind = (consultationId: string, attempt: number) => {
  const { database, outbox } = service.context
  const notes = createUnfinishedNotes({ database, outbox, publicUrl: 'https://notes.clinic.test' })
  return notes.remind({ consultationId, attempt })
}
const noticesOf = (id: string) => service.query('select person_id, category from notices where case_id = $1', [id])

it('the author hears of a note they left unfinished, also where the mail server is down at first', async () => {
  const id = noteIn(await begin('/api/consultation', visit))
  expect(await jobs()).toMatchObject([{ seconds: expect.closeTo(600, -1) as number }])
  const { port } = server
  await server.close()
  await bringForward()
  await service.context.jobs.start()
  await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ error: 'The mail server does not answer' }]), 5000)
  server = await startMailServer({ port })
  await bringForward()
  service.context.jobs.nudge()
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), 3000)
  const [mail] = server.mails
  if (!mail) throw new Error('Nothing came')
  expect(mail.to).toEqual([author.email])
  expect(headerOf(mail, 'Subject')).toMatch(/note/i)
  expect(mail.raw.replaceAll('=\r\n', '')).toContain(`https://notes.clinic.test/app/consultations/${id}`)
  expect(mail.raw).not.toMatch(/O.Connor|Ana-Maria/)
  await service.context.jobs.stop()
})

it('nobody is told of a note that was gone on with, and of one left alone once however often it is looked at', async () => {
  const id = noteIn(await begin('/api/consultation', visit))
  await remind(id, 1)
  await remind(id, 1)
  expect(await noticesOf(id)).toHaveLength(1)
  await begin(`/api/consultations/${id}/continue`)
  await remind(id, 1)
  await remind(id, 2)
  expect(await noticesOf(id)).toEqual([{ person_id: author.personId, category: 'notes' }])
})

it('who stopped a draft themselves, and who may not sign in any more, is not told', async () => {
  const before = writer.requests.length
  const writing = begin('/api/consultation', visit)
  await vi.waitFor(() => expect(writer.requests.length).toBeGreaterThan(before))
  const [note] = await service.query<{ id: string }>(`select id from consultations where author_id = $1`, [
    author.personId,
  ])
  const id = note?.id ?? ''
  await service.send(author, `POST /api/consultations/${id}/stop`)
  await writing
  expect(await jobs()).toEqual([])
  await service.query(`update people set status = 'disabled' where id = $1`, [author.personId])
  await remind(id, 1)
  expect(await noticesOf(id)).toEqual([])
})
