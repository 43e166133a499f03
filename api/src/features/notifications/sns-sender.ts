import { awsFault, awsOptions, type AwsPlace, type FinalFaults, unlessMayNotAsk } from './aws-fault.ts'
import { type NoticeSender, SendFault } from './notice-sender.ts'
import { openedOnce } from './opened-once.ts'

const final: FinalFaults = {
  InvalidParameterException: 'address-refused',
  InvalidParameterValueException: 'address-refused',
  ValidationException: 'address-refused',
  OptedOutException: 'stopped',
}

const phonePattern = /^\+[1-9]\d{6,14}$/

/** Sends SMS through Amazon SNS, from a name or a number. */
export function createSnsSender({ sender, ...place }: AwsPlace & { sender: string }): NoticeSender {
  const clients = openedOnce(async () => {
    const { GetSMSAttributesCommand, PublishCommand, SNSClient } = await import('@aws-sdk/client-sns')
    return { client: new SNSClient(awsOptions(place)), PublishCommand, GetSMSAttributesCommand }
  })

  return {
    async send({ recipient, content }, signal) {
      if (!phonePattern.test(recipient)) throw new SendFault('address-refused', { permanent: true })
      const { client, PublishCommand } = await clients.get()
      const sms = { PhoneNumber: recipient, Message: content.text, MessageAttributes: attributesOf(sender) }
      try {
        const { MessageId = null } = await client.send(new PublishCommand(sms), { abortSignal: signal })
        return { providerId: MessageId }
      } catch (error) {
        signal.throwIfAborted()
        throw awsFault(error, final)
      }
    },
    async ping(signal) {
      const { client, GetSMSAttributesCommand } = await clients.get()
      await client.send(new GetSMSAttributesCommand({}), { abortSignal: signal }).catch(unlessMayNotAsk)
    },
    close: () => clients.close(({ client }) => client.destroy()),
  }
}

const text = (StringValue: string) => ({ DataType: 'String', StringValue })

const attributesOf = (sender: string) => ({
  'AWS.SNS.SMS.SMSType': text('Transactional'),
  [sender.startsWith('+') ? 'AWS.MM.SMS.OriginationNumber' : 'AWS.SNS.SMS.SenderID']: text(sender),
})
