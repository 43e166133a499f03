import { randomUUID } from 'node:crypto'
import { headerOf } from '../../api/src/testing/mail-server.ts'
import type { Installation } from './installation.ts'
import { type Scenario, timed, until } from './scenario.ts'

const people = 3

const notices = ({ query }: Installation) =>
  query<{ id: string; status: string; attempts: number; fault: string | null }>(
    `select id, status, attempts, fault from notices where template = 'verify-email' order by created_at desc limit ${people}`,
  )

const signUp = ({ service }: Installation) =>
  fetch(`${service.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${new URL(service.url).port}` },
    body: JSON.stringify({
      name: 'Dr Robin Vale',
      email: `${randomUUID()}@example.test`,
      password: 'correct-horse-battery',
      kind: 'clinician',
    }),
  })

const scenario = (kind: 'refuses' | 'black-hole', fault: string): Scenario => ({
  ...{ part: 'Mail', fault, seen: 'nothing but mail that comes later; who administers the practice sees what waits' },
  async run(installation, figures) {
    const { mail, lines } = installation
    await lines.mail.become({ kind })
    const answers = await Promise.all(Array.from({ length: people }, () => timed(signUp(installation)))).finally(
      async () => {
        if (kind === 'black-hole') await lines.mail.become({ kind: 'resets' })
      },
    )
    figures.exactly('people signed up', answers.filter(({ result }) => result.ok).length, people)
    figures.atMost('which took', Math.max(...answers.map(({ ms }) => ms)), 3000, 'ms')
    await until('two tries', 40_000, async () => (await notices(installation)).every(({ attempts }) => attempts >= 2))
    const waiting = await notices(installation)
    figures.exactly(
      'mails that wait to be tried again',
      waiting.filter(({ status }) => status !== 'sent').length,
      people,
    )
    await lines.mail.become({ kind: 'passes' })
    const ms = await until('sent', 60_000, async () =>
      (await notices(installation)).every(({ status }) => status === 'sent'),
    )
    const told = waiting.map(({ id }) => mail.mails.filter((each) => headerOf(each, 'X-Notice-Id') === id).length)
    figures.exactly('which came once it was back', told.filter((count) => count === 1).length, people)
    figures.atMost('after', ms / 1000, 60, 's')
  },
})

export const mailScenarios = [scenario('refuses', 'refuses connections')]
