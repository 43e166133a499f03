import type { NoticeChannel } from '@medinotes/shared/notices'
import type { Config, Secrets } from '../../config.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import { createNoticeDelivery } from './notice-delivery.service.ts'
import type { NoticeRules } from './notice-rules.ts'
import { createNoticeSealing } from './notice-sealing.ts'
import type { NoticeSenders } from './notice-sender.ts'
import { createSesSender } from './ses-sender.ts'
import { createSmtpSender } from './smtp-sender.ts'
import { createSnsSender } from './sns-sender.ts'

interface Dependencies {
  database: Database
  cipher: Cipher
  rules: NoticeRules
  logger: Logger
  config: Config
  senders: NoticeSenders
}

export type NotificationFeature = ReturnType<typeof createNotificationFeature>

/** Builds what carries notices away. */
export function createNotificationFeature({ config, senders, cipher, ...dependencies }: Dependencies) {
  const sealing = createNoticeSealing(cipher)
  const onNotConfigured = config.demo ? () => undefined : warnOnce(dependencies.logger)
  const { publicUrl } = config
  const { deliver } = createNoticeDelivery({ ...dependencies, publicUrl, sealing, senders, onNotConfigured })
  return {
    deliver,
    close() {
      for (const sender of Object.values(senders)) sender?.close()
    },
  }
}

/** What notices leave by, where something is set up. */
export const openSenders = ({ mail, sms, demo }: Config, { smtpUrl }: Secrets): NoticeSenders => ({
  email: openMail(mail, smtpUrl, demo),
  sms: sms.kind === 'none' ? null : createSnsSender(sms),
})

function openMail(mail: Config['mail'], smtpUrl: string | null, demo: boolean) {
  if (mail.kind === 'ses') return createSesSender(mail)
  return mail.kind === 'smtp' && smtpUrl !== null
    ? createSmtpSender({ url: smtpUrl, from: mail.from, mayBePlain: demo })
    : null
}

/** In a demonstration nobody expects anything to be sent. */
function warnOnce(logger: Logger) {
  const told = new Set<NoticeChannel>()
  return (channel: NoticeChannel) => {
    if (told.has(channel)) return
    told.add(channel)
    const variables = channel === 'email' ? 'SES_FROM, with or without SMTP_URL,' : 'SMS_SENDER'
    logger.warn({ event: 'notice-not-configured', channel }, `Notices are kept and not sent: ${variables} is not set`)
  }
}
