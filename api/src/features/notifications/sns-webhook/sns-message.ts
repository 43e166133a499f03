import { z } from 'zod'

const common = {
  MessageId: z.string().min(1).max(100),
  TopicArn: z.string().max(512),
  Message: z.string(),
  Timestamp: z.iso.datetime(),
  SignatureVersion: z.string().max(10),
  Signature: z.base64().max(2048),
  SigningCertURL: z.string().max(512),
}
const confirmation = { ...common, Token: z.string().max(2048), SubscribeURL: z.string().max(4096) }

/** What Amazon SNS posts; fields that we do not read are let be. */
export const snsMessageSchema = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('Notification'), ...common, Subject: z.string().nullish() }),
  z.object({ Type: z.literal('SubscriptionConfirmation'), ...confirmation }),
  z.object({ Type: z.literal('UnsubscribeConfirmation'), ...confirmation }),
])
export type SnsMessage = z.infer<typeof snsMessageSchema>

/** The text that SNS signs: the fields it names, in this order, a line for each name and each value. */
export function signedText(message: SnsMessage) {
  const { Message, MessageId, Timestamp, TopicArn, Type } = message
  const fields =
    Type === 'Notification'
      ? { Message, MessageId, Subject: message.Subject, Timestamp, TopicArn, Type }
      : { Message, MessageId, SubscribeURL: message.SubscribeURL, Timestamp, Token: message.Token, TopicArn, Type }
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join('')
}
