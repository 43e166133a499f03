import { existsSync } from 'node:fs'
import { createSpecialist } from '../../api/src/testing/booking-fixture.ts'
import { stepsBy } from '../../api/src/testing/booking-load.ts'
import { type Scenario, Skipped } from './scenario.ts'

const tokens = [
  { what: 'a token of 3 s from now', issued: 3, expires: 300, status: 200 },
  { what: 'of a minute from now', issued: 60, expires: 300, status: 401 },
  { what: 'that ran out 3 s ago', issued: -300, expires: -3, status: 200 },
  { what: 'that ran out a minute ago', issued: -300, expires: -60, status: 401 },
]

const issuer: Scenario = {
  ...{
    part: 'Clocks',
    fault: 'of the token issuer and the service differ',
    seen: 'nothing up to 5 s; beyond that, “Sign in again”',
  },
  async run({ issuer, person, service }, figures) {
    const { personId } = await person()
    for (const { what, issued, expires, status } of tokens) {
      const headers = { authorization: `Bearer ${await issuer.tokenAt(personId, { issued, expires })}` }
      const reply = await fetch(`${service.url}/api/me`, { headers })
      await reply.body?.cancel()
      figures.exactly(what, reply.status, status)
    }
  },
}

const library = [
  `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`,
].find(existsSync)

const instance: Scenario = {
  ...{ part: 'Clocks', fault: 'an instance is 4 minutes ahead of another and of the database', seen: 'nothing' },
  async run(installation, figures) {
    if (library === undefined) throw new Skipped('libfaketime is not installed (Debian: faketime)')
    const ahead = await installation.startService({ LD_PRELOAD: library, FAKETIME: '+240s', RUN_JOBS: 'false' })
    try {
      const [practice, referrer] = await Promise.all([
        installation.person({ role: 'admin' }),
        installation.person({ role: 'referrer' }),
      ])
      const specialist = await createSpecialist(installation.database, { practice })
      const [here, there] = [
        stepsBy(await installation.callerOf(referrer)),
        stepsBy(await installation.callerOf(referrer, ahead.url)),
      ]
      for (const [what, first, then] of [
        ['there and confirmed here', there, here],
        ['here and confirmed there', here, there],
      ] as const) {
        const held = await first.hold(referrer, (await first.slotOf(specialist, referrer)).id)
        figures.exactly(`held ${what}`, (await then.confirm(referrer, held)).status, 'confirmed')
      }
    } finally {
      await ahead.kill()
    }
  },
}

export const clockScenarios = [issuer, instance]
