import { randomUUID } from 'node:crypto'
import { type NoticeCategory, type NoticeChannel, noticeChoices, type NoticeFault } from '@medinotes/shared/notices'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Db } from '../../platform/database.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import { addressIndex } from './address-index.ts'
import type { Identifiers } from './identifier-forms.ts'
import { choicesOf } from './notice-choices.ts'
import {
  findRefusal,
  type NoticeSettings,
  type RefusalReason,
  selectSettings,
} from './notice-preferences.repository.ts'
import type { Decision, NoticeRules, NoticeToSend } from './notice-rules.ts'
import { createNoticeSealing } from './notice-sealing.ts'
import { keepRefusal } from './notice-refusal.repository.ts'
import { insertNotice, selectOrganizationOf } from './notice.repository.ts'
import { createPhoneSealing } from './phone-sealing.ts'
import { lint } from './phi-linter.ts'
import { endOfQuiet } from './quiet-hours.ts'
import { sendNotice } from './send-notice.job.ts'

interface Dependencies {
  /** What a notice about this case must not name; throws where it cannot tell, so that nothing is sent unchecked. */
  identifiersOf: (tx: Db, about: NonNullable<NoticeToSend['case']>) => Promise<Identifiers>
  cipher: Cipher
  blindIndex: BlindIndex
  /** Whether this installation can send SMS at all. */
  smsAvailable: boolean
  now?: () => Date
}

/** With the service's own rights: whoever caused a notice sees neither its reader's preferences nor whom it is about. */
export function createNoticeRules(dependencies: Dependencies): NoticeRules {
  const { identifiersOf, cipher, blindIndex, smsAvailable, now = () => new Date() } = dependencies
  const sealing = createNoticeSealing(cipher)
  const phones = createPhoneSealing(cipher)

  /** The SMS beside a mail, a notice of its own that is looked at like any other. */
  async function leaveSms(tx: Db, { id, ...notice }: NoticeToSend, number: string, text: string) {
    const smsId = randomUUID()
    const content = { subject: null, text, html: null, sms: null, attachment: null, known: notice.content.known }
    const inserted = await insertNotice(tx, {
      ...{ id: smsId, channel: 'sms', template: notice.template, category: notice.category },
      ...{ organization_id: await selectOrganizationOf(tx, id), person_id: notice.personId },
      ...{ case_type: notice.case?.type ?? null, case_id: notice.case?.id ?? null, dedupe_key: `${id}:sms` },
      ...sealing.seal(smsId, { recipient: number, content }),
    })
    if (inserted) await addJob(tx, sendNotice, { noticeId: smsId })
  }

  async function decideFor(tx: Db, personId: string, notice: NoticeToSend): Promise<Decision> {
    const settings = await selectSettings(tx, personId)
    const wanted = choicesOf(settings.choices)[notice.category]
    const { phone } = settings
    if (notice.channel === 'email' && wanted.sms && smsAvailable && phone !== null && notice.content.sms !== null) {
      await leaveSms(tx, notice, phones.open(personId, phone.sealed), notice.content.sms)
    }
    if (!isWanted(notice, settings)) return { kind: 'suppress', fault: 'not-wanted' }
    const until = quietUntil(notice.category, settings)
    return until === null ? { kind: 'send' } : { kind: 'hold', until }
  }

  function isWanted({ category, channel, recipient }: NoticeToSend, { choices, phone }: NoticeSettings) {
    const wanted = choicesOf(choices)[category]
    if (channel === 'email') return wanted.email
    // Codes by SMS are asked for one by one; a number may have been given up since the notice was left.
    if (noticeChoices[category].sms === 'never') return true
    return wanted.sms && phone?.index.equals(addressIndex(blindIndex, 'sms', recipient)) === true
  }

  const quietUntil = (category: NoticeCategory, { quietHours, timeZone }: NoticeSettings) =>
    noticeChoices[category].urgent || quietHours === null ? null : endOfQuiet(now(), { ...quietHours, timeZone })

  return {
    stopped: (tx, { channel, recipient }) =>
      keepRefusal(tx, { channel, index: addressIndex(blindIndex, channel, recipient), reason: 'stopped' }),

    async decide(tx, notice) {
      if (notice.case !== null) {
        const findings = lint(notice.content, await identifiersOf(tx, notice.case))
        if (findings.length > 0) return { kind: 'block', findings }
      }
      const decision = notice.personId === null ? sent : await decideFor(tx, notice.personId, notice)
      if (decision.kind === 'suppress') return decision
      const { channel, recipient } = notice
      const refusal = await findRefusal(tx, channel, addressIndex(blindIndex, channel, recipient))
      return refusal === null || reaches(notice, refusal) ? decision : { kind: 'suppress', fault: faultOf[refusal] }
    },
  }
}

const sent: Decision = { kind: 'send' }

const faultOf: Record<RefusalReason, NoticeFault> = {
  bounced: 'address-bounced',
  complained: 'complained',
  stopped: 'stopped',
}

// A mailbox that was full takes mail again, and somebody may have no other way into their account; who called our mail
// unwanted gets none but what they ask for, and who answered STOP no SMS at all.
const reaches = ({ category, channel }: { category: NoticeCategory; channel: NoticeChannel }, reason: RefusalReason) =>
  channel === 'email' && (category === 'account' || (category === 'invitations' && reason === 'bounced'))
