import { expect, test } from 'vitest'
import { createCallerApp } from '../../testing/caller-app.ts'

test('the demonstration has organizations of every status, people who wait and open invitations, once', async () => {
  const service = await createCallerApp({ environment: { DEMO: 'true' } })
  try {
    await service.context.seedDemo()
    const count = async () =>
      (
        await service.query(`select 'organization' from organizations union all select 'person' from people
        union all select 'invitation' from invitations union all select 'notice' from notices`)
      ).length
    const seeded = await count()
    await service.context.seedDemo()
    expect(await count()).toBe(seeded)
    const organizations = await service.query<{ name: string; status: string; operator: boolean }>(
      'select name, status, operator from organizations order by name',
    )
    expect(organizations).toEqual([
      { name: 'Bayside Occupational Medicine', status: 'active', operator: false },
      { name: 'Harbour Medico-Legal', status: 'active', operator: true },
      { name: 'Kookaburra Compensation Lawyers', status: 'pending', operator: false },
      { name: 'Redgum Claims Management', status: 'suspended', operator: false },
      { name: 'Wattle Mutual Insurance', status: 'active', operator: false },
    ])
    const waiting = `select name from people p where not exists (select from memberships m where m.person_id = p.id)`
    expect(await service.query(waiting)).toEqual([{ name: 'Dr Noah Fitzgerald' }])
    expect(await service.query(`select from invitations where status = 'pending'`)).toHaveLength(2)
  } finally {
    await service.close()
  }
})

test('a demonstration on an installation that somebody runs leaves it to them', async () => {
  const service = await createCallerApp({ environment: { DEMO: 'true' } })
  try {
    const operator = await service.person({ role: 'admin', operates: true })
    await service.context.seedDemo()
    const operators = await service.query('select id from organizations where operator')
    expect(operators).toEqual([{ id: operator.organization?.id }])
  } finally {
    await service.close()
  }
})
