import { randomUUID } from 'node:crypto'
import type { PatientLetter, SendLetter } from '@medinotes/shared/patient-letters'
import { AppError, switchedOff } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { LetterPost } from '../../notifications/letter-post.service.ts'
import { insertEmail, selectEmails, type EmailRow } from './letter.repository.ts'
import { pick, type Shelf } from './letter-shelf.ts'
import type { LetterDependencies } from './letter.service.ts'

interface Dependencies extends LetterDependencies {
  letterPost: LetterPost
}

const failures = new Set(['failed', 'bounced', 'suppressed', 'blocked'])

/** Sends a confirmed letter: what was sent is kept as it was, and leaves by the post in the same transaction. */
export function createLetterSending({ sealedReads, audit, shelf, letterSealing, letterPost }: Dependencies) {
  /** Those that did not get to their reader. */
  async function undelivered(principal: Principal, id: string) {
    const emails = await sealedReads(principal, async (tx) => selectEmails(tx, (await shelf.read(tx, id)).row))
    const states = await letterPost.statesOf(emails.map(({ notice_id }) => notice_id))
    const ids = emails.map(({ notice_id }) => notice_id)
    return new Set(ids.filter((it) => failures.has(states.get(it)?.status ?? '')))
  }

  const isSame = (email: EmailRow, { to, text }: { to: string; text: string }) =>
    letterSealing.openRecipient(email).toLowerCase() === to.toLowerCase() && letterSealing.openText(email) === text

  return {
    async send(principal: Principal, id: string, { version, to, again, ...kind }: SendLetter) {
      const organization = organizationOf(principal)
      if (!principal.features.patientEmail) throw switchedOff('Mail to patients')
      const failed = await undelivered(principal, id)
      if (await letterPost.refuses(to)) {
        throw new AppError('conflict', 'Mail to this address came back, or was called unwanted. Use another address.')
      }
      await sealedReads(principal, async (tx) => {
        const taken = await shelf.take(tx, principal, id)
        refuseOther(taken, version)
        const { letter } = pick(taken, kind)
        refuseUnready(letter)
        const { text } = letter
        const before = (await selectEmails(tx, taken.row)).filter(({ notice_id }) => !failed.has(notice_id))
        if (!again && before.some((email) => isSame(email, { to, text }))) {
          throw new AppError('already_sent', 'This letter was sent to this address already. Send it again?')
        }
        const owner = { id: randomUUID(), organization_id: organization.id }
        const post = { to, text, language: kind.language, from: organization.name, organizationId: organization.id }
        const notice_id = await letterPost.leave(tx, post)
        await insertEmail(tx, {
          ...owner,
          ...letterSealing.sealEmail(owner, { to, text }),
          ...{ consultation_id: id, ...kind, version, notice_id },
          ...{ signed_hash: taken.row.signed_hash ?? '', addenda: taken.note.addenda.length },
          ...{ sent_by: principal.personId, sent_as: principal.name },
        })
        const details = { ...kind, version, addenda: taken.note.addenda.length }
        await audit.record(tx, principal, 'consultation.email-sent', { type: 'consultation', id }, details)
      })
      return shelf.show(principal, id)
    },
  }
}

function refuseOther({ row }: Shelf, version: number) {
  if (row.version === version) return
  throw new AppError('stale_version', 'Another version of this note was signed. Look at its letter first.')
}

function refuseUnready({ standing }: PatientLetter) {
  if (standing === 'ready') return
  if (standing === 'findings-open') {
    throw new AppError('findings_open', 'Some figures differ from the English letter. Settle them first.')
  }
  const detail =
    standing === 'stale'
      ? 'An addendum was added since this letter was confirmed. Read it again and confirm it first.'
      : 'Read this letter and confirm it first.'
  throw new AppError('letter_unconfirmed', detail)
}
