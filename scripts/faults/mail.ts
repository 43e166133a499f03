import { randomUUID } from 'node:crypto'
import { whileIt } from '../../api/src/testing/fault-proxy.ts'
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

const gone: Scenario = {
  part: 'Mail',
  fault: 'refuses connections',
  seen: 'nothing but mail that comes later; who administers the practice sees what waits',
  async run(installation, figures) {
    const { mail, lines } = installation
    const waiting = await whileIt(lines.mail, { kind: 'refuses' }, async () => {
      const answers = []
      // One after another: it is not passwords that are measured.
      for (let count = 0; count < people; count += 1) answers.push(await timed(signUp(installation)))
      figures.exactly('people signed up', answers.filter(({ result }) => result.ok).length, people)
      figures.atMost('the slowest took', Math.max(...answers.map(({ ms }) => ms)), 5000, 'ms')
      await until('two tries', 40_000, async () => (await notices(installation)).every(({ attempts }) => attempts >= 2))
      return notices(installation)
    })
    figures.exactly(
      'mails that waited to be tried again',
      waiting.filter(({ status }) => status !== 'sent').length,
      people,
    )
    const isSent = async () => (await notices(installation)).every(({ status }) => status === 'sent')
    figures.atMost('sent after', (await until('sent', 60_000, isSent)) / 1000, 60, 's')
    const came = waiting.map(({ id }) => mail.mails.filter((each) => headerOf(each, 'X-Notice-Id') === id).length)
    figures.exactly('which came once', came.filter((count) => count === 1).length, people)
  },
}

export const mailScenarios = [gone]
