import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { awsFault, awsOptions, type AwsPlace, type FinalFaults, unlessMayNotAsk } from './aws-fault.ts'
import { headOf, type NoticeSender, type OutgoingNotice } from './notice-sender.ts'
import type { NoticeAttachment } from './notice-sealing.ts'
import { openedOnce } from './opened-once.ts'

const final: FinalFaults = { MessageRejected: 'server-refused', BadRequestException: 'server-refused' }

/** Sends mail through Amazon SES, which sets a Message-ID of its own; ours goes along as X-Notice-Id. */
export function createSesSender({ from, ...place }: AwsPlace & { from: string }): NoticeSender {
  const clients = openedOnce(async () => {
    const { GetAccountCommand, SendEmailCommand, SESv2Client } = await import('@aws-sdk/client-sesv2')
    return { client: new SESv2Client(awsOptions(place)), SendEmailCommand, GetAccountCommand }
  })

  return {
    async send(notice, signal) {
      const mail = mailOf(notice, from)
      const { client, SendEmailCommand } = await clients.get()
      try {
        const { MessageId = null } = await client.send(new SendEmailCommand(mail), { abortSignal: signal })
        return { providerId: MessageId }
      } catch (error) {
        signal.throwIfAborted()
        throw awsFault(error, final)
      }
    },
    async ping(signal) {
      const { client, GetAccountCommand } = await clients.get()
      await client.send(new GetAccountCommand({}), { abortSignal: signal }).catch(unlessMayNotAsk)
    },
    close: () => clients.close(({ client }) => client.destroy()),
  }
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })

// One encoded word of RFC 2047 holds no more.
const mostBytes = 45

/** A name as the head of a mail takes it, whatever it is made of. */
function nameInHead(name: string) {
  if (/^[A-Za-z0-9 ]+$/.test(name)) return name
  if (/^[\x20-\x7e]+$/.test(name)) return `"${name.replaceAll(/["\\]/g, '')}"`
  const cut = Buffer.from(name)
    .subarray(0, mostBytes)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
  return `=?UTF-8?B?${Buffer.from(cut).toString('base64')}?=`
}

const toAttachment = ({ filename, contentType, content }: NoticeAttachment) => ({
  ...{ FileName: filename, ContentType: contentType, ContentDisposition: 'ATTACHMENT' as const },
  RawContent: Buffer.from(content),
})

function mailOf(notice: OutgoingNotice, from: string): SendEmailCommandInput {
  const { to, subject, sender } = headOf(notice)
  const { text, html, attachment } = notice.content
  return {
    FromEmailAddress: `${nameInHead(sender)} <${from}>`,
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: utf8(subject),
        Body: { Text: utf8(text), ...(html !== null && { Html: utf8(html) }) },
        ...(attachment && { Attachments: [toAttachment(attachment)] }),
        Headers: [
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
          { Name: 'X-Notice-Id', Value: notice.id },
        ],
      },
    },
  }
}
