import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
let operator: Principal
beforeAll(async () => {
  service = await createCallerApp()
  operator = await service.person({ role: 'admin', operates: true })
})
afterAll(() => service.close())
beforeEach(() => service.query('delete from graphile_worker._private_jobs'))

/** A job as it rests after failing, and the id that the queue gave it. */
async function failedJob({ attempts = 10, reason = 'MailServerDown ECONNREFUSED', locked = false } = {}) {
  const [row] = await service.query<{ id: string }>(
    `select (graphile_worker.add_job('send-notice', '{"secret":"Jane"}', max_attempts := 10)).id`,
  )
  const id = row?.id ?? ''
  await service.query(
    `update graphile_worker._private_jobs set attempts = $2, last_error = $3, run_at = now() + interval '1 hour',
       locked_at = case when $4 then now() end, locked_by = case when $4 then 'pool' end where id = $1`,
    [id, attempts, reason, locked],
  )
  return id
}

const list = async (query = '') => (await service.send(operator, `GET /api/admin/jobs${query}`)).body
const trail = () =>
  service.query(
    `select action, details->>'job' as job, details->>'name' as name from audit_events where action like 'job.%' order by occurred_at`,
  )

test('who runs the installation sees what failed, given up first, without what the job was told', async () => {
  await failedJob({ attempts: 3 })
  const dead = await failedJob()
  await service.query(`select graphile_worker.add_job('send-notice')`)
  const body = await list()
  expect(body).toMatchObject({
    items: [
      { id: dead, name: 'send-notice', reason: 'MailServerDown ECONNREFUSED', attempts: 10, nextAttemptAt: null },
      { attempts: 3, nextAttemptAt: expect.any(String) as string },
    ],
    nextCursor: null,
  })
  expect(JSON.stringify(body)).not.toContain('Jane')
})

test('a long list comes in pages that neither repeat nor leave out', async () => {
  for (const attempts of [10, 2, 10, 1, 10]) await failedJob({ attempts })
  const seen: string[] = []
  for (let cursor = ''; ;) {
    const page = (await list(`?limit=2${cursor}`)) as { items: { id: string }[]; nextCursor: string | null }
    seen.push(...page.items.map(({ id }) => id))
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
})

test('a retry starts the job afresh at once, and is audited', async () => {
  const id = await failedJob()
  expect((await service.send(operator, `POST /api/admin/jobs/${id}/retry`)).status).toBe(204)
  const [job] = await service.query('select attempts, run_at <= now() as due from graphile_worker._private_jobs')
  expect(job).toEqual({ attempts: 0, due: true })
  expect((await trail()).at(-1)).toEqual({ action: 'job.retried', job: id, name: 'send-notice' })
})

test('a job that is discarded is gone, and cannot be discarded again', async () => {
  const id = await failedJob()
  expect((await service.send(operator, `DELETE /api/admin/jobs/${id}`)).status).toBe(204)
  expect((await service.send(operator, `DELETE /api/admin/jobs/${id}`)).status).toBe(404)
  expect(await service.query('select from graphile_worker._private_jobs')).toEqual([])
})

test.each([
  ['that runs right now', { locked: true }],
  ['that has not failed', { reason: null as never, attempts: 0 }],
])('a job %s is left alone', async (_, state) => {
  const id = await failedJob(state)
  expect((await service.send(operator, `POST /api/admin/jobs/${id}/retry`)).status).toBe(404)
  expect((await service.send(operator, `DELETE /api/admin/jobs/${id}`)).status).toBe(404)
})

test.each(['0', '-1', 'x', '99999999999999999999', '%00'])('the id %s is refused as malformed', async (id) => {
  expect((await service.send(operator, `POST /api/admin/jobs/${id}/retry`)).status).toBe(400)
})

test('an admin who does not run the installation is refused, by the database too', async () => {
  const admin = await service.person({ role: 'admin' })
  expect((await service.send(admin, 'GET /api/admin/jobs')).status).toBe(403)
  const direct = service.context.failedJobs.list(admin, { limit: 1 })
  await expect(direct).rejects.toThrow('failed jobs are for the operating organization')
})
