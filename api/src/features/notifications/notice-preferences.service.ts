import type { NoticePreferences, OwnNoticePreferences } from '@medinotes/shared/notices'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { AuditDetails } from '../audit/audit-details.ts'
import type { Audit } from '../audit/audit.service.ts'
import { choicesOf, differencesFrom, refusedChoices } from './notice-choices.ts'
import { findRefusal, type NoticeSettings, selectSettings, upsertPreferences } from './notice-preferences.repository.ts'
import { selectWaitingPhone } from './phone-code.repository.ts'
import { maskPhone } from './phone-number.ts'
import { createPhoneSealing } from './phone-sealing.ts'

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
  smsAvailable: boolean
}

export type NoticePreferenceService = ReturnType<typeof createNoticePreferences>

/** Which notices somebody gets, how and when: each for themselves. */
export function createNoticePreferences({ database, audit, cipher, smsAvailable }: Dependencies) {
  const phones = createPhoneSealing(cipher)

  // Refused addresses are for the service alone to see; this is the caller's own.
  const isStopped = async ({ phone }: NoticeSettings) =>
    phone !== null && (await database.system((tx) => findRefusal(tx, 'sms', phone.index))) === 'stopped'

  return {
    async get(principal: Principal): Promise<OwnNoticePreferences> {
      const { personId } = principal
      const { settings, waiting } = await database.as(principal, async (tx) => ({
        settings: await selectSettings(tx, personId),
        waiting: await selectWaitingPhone(tx, personId),
      }))
      const shown = (sealed: string | undefined | null) => (sealed ? maskPhone(phones.open(personId, sealed)) : null)
      return {
        ...preferencesIn(settings),
        phone: shown(settings.phone?.sealed),
        phoneToConfirm: shown(waiting),
        smsStopped: await isStopped(settings),
        smsAvailable,
      }
    },

    async put(principal: Principal, wanted: NoticePreferences) {
      const errors = refusedChoices(wanted.choices)
      if (errors.length > 0) throw new AppError('malformed', 'Some notices cannot be chosen this way.', { errors })
      const { personId } = principal
      await database.as(principal, async (tx) => {
        const before = preferencesIn(await selectSettings(tx, personId))
        await upsertPreferences(tx, personId, { ...wanted, choices: differencesFrom(wanted.choices) })
        const details = { ...described(wanted), ...previousOf(described(before)) }
        await audit.record(tx, principal, 'notice-preferences.changed', { type: 'person', id: personId }, details)
      })
    },
  }
}

const preferencesIn = ({ choices, quietHours, timeZone }: NoticeSettings): NoticePreferences => ({
  ...{ choices: choicesOf(choices), quietHours, timeZone },
})

/** As the trail keeps it: which kinds come how, and when none does. */
function described({ choices, quietHours, timeZone }: NoticePreferences): AuditDetails {
  const by = (channel: 'email' | 'sms') =>
    Object.entries(choices).flatMap(([category, choice]) => (choice[channel] ? [category] : []))
  const quiet = quietHours && `${quietHours.from}-${quietHours.to}`
  return { email: by('email'), sms: by('sms'), quietHours: quiet, timeZone }
}

const previousOf = (details: AuditDetails): AuditDetails =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [`previous${name.charAt(0).toUpperCase()}${name.slice(1)}`, value]),
  )
