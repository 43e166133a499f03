import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import { afterCommit, type Database, type Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Logger } from '../../../platform/logger.ts'
import { addressIndex } from '../address-index.ts'
import { dropRefusal, keepRefusal } from '../notice-refusal.repository.ts'
import { type MailTrouble, mailTroubleIn } from './ses-event.ts'
import { type SmsReply, smsReplyIn } from './sms-reply.ts'
import { type FetchCertificate, fetchCertificate as fetchFromAws } from './sns-certificates.ts'
import { markBounced, rememberMessage } from './sns-intake.repository.ts'
import { type SnsMessage, snsMessageSchema } from './sns-message.ts'
import { createSnsVerifier } from './sns-verifier.ts'
import { confirmSubscription } from './subscription.ts'

interface Dependencies {
  database: Database
  blindIndex: BlindIndex
  logger: Logger
  topics: readonly string[]
  /** For tests, which have no AWS. */
  fetchCertificate?: FetchCertificate
  confirm?: (topicArn: string, token: string) => Promise<void>
  now?: () => number
}

export type SnsIntake = ReturnType<typeof createSnsIntake>

/** Takes in what Amazon tells of notices that had left: bounces, complaints, and replies to SMS. */
export function createSnsIntake(dependencies: Dependencies) {
  const { database, blindIndex, logger, topics } = dependencies
  const { fetchCertificate = fetchFromAws, confirm = confirmSubscription, now = Date.now } = dependencies
  const isGenuine = createSnsVerifier({ topics, fetchCertificate, now })

  async function takeTrouble(tx: Db, { providerId, reason, refusing }: MailTrouble) {
    const bounced = await markBounced(tx, providerId, reason === 'bounced' ? 'address-bounced' : reason)
    for (const address of refusing) {
      await keepRefusal(tx, { channel: 'email', index: addressIndex(blindIndex, 'email', address), reason })
    }
    afterCommit(tx, () => {
      for (const { id, ...notice } of bounced) {
        logger.warn({ event: 'notice-bounced', noticeId: id, ...notice, fault: reason }, 'A notice did not arrive')
      }
    })
  }

  async function takeReply(tx: Db, { number, wants }: SmsReply) {
    const refusal = { channel: 'sms', index: addressIndex(blindIndex, 'sms', number), reason: 'stopped' } as const
    await (wants === 'stop' ? keepRefusal(tx, refusal) : dropRefusal(tx, refusal))
  }

  const takeIn = (id: string, event: unknown) =>
    database.system(async (tx) => {
      if (!(await rememberMessage(tx, id))) return
      const trouble = mailTroubleIn(event)
      const reply = smsReplyIn(event)
      if (trouble) await takeTrouble(tx, trouble)
      if (reply) await takeReply(tx, reply)
    })

  async function assertGenuine(message: SnsMessage) {
    const genuine = await isGenuine(message).catch((cause: unknown) => {
      throw new AppError('unavailable', 'The signature cannot be checked now.', { cause })
    })
    if (!genuine) throw new AppError('forbidden', 'This is not a message of a topic that is listened to.')
  }

  return {
    /** Any number of times; SNS delivers again what is not answered in time. */
    async receive(body: string) {
      const { success, data: message } = snsMessageSchema.safeParse(readJson(body))
      if (!success) throw new AppError('malformed', 'This is not a message of Amazon SNS.')
      await assertGenuine(message)
      if (message.Type === 'SubscriptionConfirmation') await confirm(message.TopicArn, message.Token)
      if (message.Type === 'UnsubscribeConfirmation') {
        logger.warn({ event: 'notice-topic-left' }, 'A topic of SNS_TOPICS tells nothing more: subscribe it again')
      }
      if (message.Type === 'Notification') await takeIn(message.MessageId, readJson(message.Message))
    },
  }
}

/** Undefined where it is no JSON, such as the words with which SES greets a new topic. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
