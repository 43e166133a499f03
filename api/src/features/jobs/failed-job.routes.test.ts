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

const retry = (...ids: string[]) => service.send(operator, 'POST /api/admin/jobs/retry', { payload: { ids } })
const discard = (...ids: string[]) =>
  service.send(operator, 'POST /api/admin/jobs/discard', { payload: { ids, reason: 'done-otherwise' } })

test('a retry starts the jobs afresh at once, and each is audited', async () => {
  const [one, other, runs] = [await failedJob(), await failedJob(), await failedJob({ locked: true })]
  expect(await retry(one, other, other, runs)).toMatchObject({ status: 200, body: { done: 2, left: 1 } })
  const jobs = await service.query(
    'select attempts, run_at <= now() as due from graphile_worker._private_jobs order by id',
  )
  expect(jobs.slice(0, 2)).toEqual([one, other].map(() => ({ attempts: 0, due: true })))
  expect((await trail()).slice(-2)).toEqual(
    [one, other].map((job) => ({ action: 'job.retried', job, name: 'send-notice' })),
  )
})

test('jobs that are discarded are gone, with the reason in the trail, and cannot be discarded again', async () => {
  const [one, other] = [await failedJob(), await failedJob()]
  expect(await discard(one, other)).toMatchObject({ status: 200, body: { done: 2, left: 0 } })
  expect((await discard(one)).status).toBe(404)
  expect(await service.query('select from graphile_worker._private_jobs')).toEqual([])
  const kept = await service.query(`select from audit_events where details->>'reason' = 'done-otherwise'`)
  expect(kept).toHaveLength(2)
})

test.each([
  ['that runs right now', { locked: true }],
  ['that has not failed', { reason: null as never, attempts: 0 }],
])('a job %s is left alone', async (_, state) => {
  const id = await failedJob(state)
  expect((await retry(id)).status).toBe(404)
  expect((await discard(id)).status).toBe(404)
})

test('malformed ids, none, too many and a reason of one’s own are refused', async () => {
  for (const id of ['0', '-1', 'x', '99999999999999999999', '']) expect((await retry(id)).status).toBe(400)
  expect((await retry()).status).toBe(400)
  expect((await retry(...Array.from({ length: 101 }, (_, index) => `${index + 1}`))).status).toBe(400)
  const payload = { ids: ['1'], reason: 'Jane asked' }
  expect((await service.send(operator, 'POST /api/admin/jobs/discard', { payload })).status).toBe(400)
})

test('an admin who does not run the installation is refused, by the database too', async () => {
  const admin = await service.person({ role: 'admin' })
  expect((await service.send(admin, 'GET /api/admin/jobs')).status).toBe(403)
  const direct = service.context.failedJobs.list(admin, { limit: 1 })
  await expect(direct).rejects.toThrow('failed jobs are for the operating organization')
})
