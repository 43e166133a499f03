import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type Caller, type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

const reason = 'A colleague is ill and her patient is in hospital.'
const finding = { verdict: 'justified', comment: 'The hospital did call that night.' }

let service: CallerApp
beforeAll(async () => {
  service = await createCallerApp()
})
afterAll(() => service.close())

/** An organization whose opener has looked into its notes and ended it, beside an admin who may review. */
async function opened({ over = true } = {}) {
  const opener = await service.person({ role: 'admin' })
  const reviewer = await colleague(opener, { role: 'admin' })
  const { body } = await service.send(opener, 'POST /api/break-glass', { payload: { reason } })
  const id = String(body?.['id'])
  await service.send(opener, 'GET /api/consultations')
  if (over) await service.send(opener, `POST /api/break-glass/${id}/end`)
  return { opener, reviewer, id }
}

const colleague = ({ organization }: Principal, wanted: Parameters<CallerApp['person']>[0]) =>
  service.person({ ...wanted, organization: organization ?? undefined })
const review = (caller: Caller, id: string, payload: object = finding) =>
  service.send(caller, `POST /api/break-glass/${id}/review`, { payload })
const waitingFor = async (caller: Caller) => {
  const { body } = await service.send(caller, 'GET /api/break-glass?waiting=true')
  return (body as { items: { id: string }[] }).items.map(({ id }) => id)
}

describe('a review of emergency access', () => {
  test('is by another administrator, who sees what was done, and everybody who runs the practice sees the verdict', async () => {
    const { opener, reviewer, id } = await opened()
    expect([await waitingFor(reviewer), await waitingFor(opener)]).toEqual([[id], []])
    const seen = await service.send(reviewer, `GET /api/break-glass/${id}`)
    expect(seen.body).toMatchObject({
      reason,
      review: null,
      events: [{ action: 'consultation.listed' }],
      hasMore: false,
    })
    expect(await review(reviewer, id)).toMatchObject({
      status: 200,
      body: { review: { ...finding, byName: reviewer.name } },
    })
    expect(await waitingFor(reviewer)).toEqual([])
    const { body } = await service.send(opener, `GET /api/break-glass/${id}`)
    expect(body).toMatchObject({ review: finding })
    const [event] = await service.query(
      `select details->>'verdict' as verdict, details ? 'comment' as told from audit_events where action = 'break-glass.reviewed' and subject_id = $1`,
      [id],
    )
    expect(event).toEqual({ verdict: 'justified', told: false })
    expect(JSON.stringify(await service.query('select r::text as row from break_glass_reviews r'))).not.toContain(
      'hospital',
    )
  })

  test('is also for a clinician who runs the practice, and for nobody else in it or elsewhere', async () => {
    const { opener, id } = await opened()
    for (const refused of [
      await colleague(opener, { role: 'specialist' }),
      await colleague(opener, { role: 'referrer', administers: true }),
    ]) {
      expect((await review(refused, id)).status).toBe(403)
    }
    expect((await review(await service.person({ role: 'admin' }), id)).status).toBe(404)
    expect((await review(await colleague(opener, { role: 'specialist', administers: true }), id)).status).toBe(200)
  })

  test('is not one’s own, not before the end, and not a second one, even at the same moment', async () => {
    const { opener, reviewer, id } = await opened()
    expect(await review(opener, id)).toMatchObject({ status: 409, body: { code: 'same_person' } })
    const replies = await Promise.all([review(reviewer, id), review(reviewer, id)])
    expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
    const still = await opened({ over: false })
    expect(await waitingFor(still.reviewer)).toEqual([])
    expect(await review(still.reviewer, still.id)).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
  })

  test('says what was found', async () => {
    const { reviewer, id } = await opened()
    for (const wrong of [{}, { verdict: 'fine' }, { comment: 'ok' }, { comment: 'a'.repeat(1001) }]) {
      const { status } = await review(reviewer, id, Object.keys(wrong).length === 0 ? {} : { ...finding, ...wrong })
      expect([wrong, status]).toEqual([wrong, 400])
    }
  })

  test('is guarded by the database too: nobody writes their own, and none is changed', async () => {
    const { opener, reviewer, id } = await opened()
    const { database } = service.context
    const row = {
      grant_id: id,
      organization_id: opener.organization?.id ?? '',
      verdict: 'justified',
      comment_sealed: 'x',
    }
    const write = (by: Principal) =>
      database.as(by, (tx) =>
        tx
          .insertInto('break_glass_reviews')
          .values({ ...row, reviewed_by: by.personId })
          .execute(),
      )
    await expect(write(opener)).rejects.toThrow(/row-level security/)
    await write(reviewer)
    const change = database.as(reviewer, (tx) => tx.deleteFrom('break_glass_reviews').execute())
    await expect(change).rejects.toThrow(/permission denied/)
  })
})

test('reviewers are reminded the morning after, once, and again after three days', async () => {
  const { opener, reviewer, id } = await opened()
  const { organizations, outbox } = service.context
  const remindAfter = async (days: number) => {
    await organizations.breakGlassReviews.remindDue(new Date(Date.now() + days * 86_400_000))
    const { items } = await outbox.list({ limit: 100 })
    return items
      .filter(({ subject }) => subject?.includes('waits for your review'))
      .map(({ recipient }) => recipient)
      .filter((recipient) => [opener.email, reviewer.email].includes(recipient))
  }
  expect(await remindAfter(0)).toEqual([])
  await service.query(`update break_glass_grants set ended_at = now() - interval '13 hours' where id = $1`, [id])
  expect(await remindAfter(0)).toEqual([reviewer.email])
  expect(await remindAfter(1)).toEqual([reviewer.email])
  expect(await remindAfter(4)).toEqual([reviewer.email, reviewer.email])
  await review(reviewer, id)
  expect(await remindAfter(9)).toHaveLength(2)
})
