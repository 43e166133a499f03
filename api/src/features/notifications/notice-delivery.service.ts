import type { NoticeChannel, NoticeFault } from '@medinotes/shared/notices'
import type { Database } from '../../platform/database.ts'
import { JobFault } from '../../platform/jobs/job-fault.ts'
import { type ClaimedNotice, createNoticeClaims, type NoticeClaimDependencies } from './notice-claims.ts'
import { markSent, markUnsent } from './notice-delivery.repository.ts'
import { SendFault } from './notice-sender.ts'
import { sendNotice } from './send-notice.job.ts'

interface Dependencies extends NoticeClaimDependencies {
  database: Database
  publicUrl: string
}

/** Ends well before a claim does, so that no two attempts send at the same time. */
const sendLimitMs = 60_000
const mostAttempts = sendNotice.maxAttempts ?? Infinity

/** Sends notices, at least once each: only a crash between sending one and writing that down sends it again. */
export function createNoticeDelivery({ database, publicUrl, ...dependencies }: Dependencies) {
  const { logger, rules } = dependencies
  const claim = createNoticeClaims(dependencies)
  const { hostname } = new URL(publicUrl)

  async function send({ notice, sender }: ClaimedNotice, signal: AbortSignal) {
    const { id, recipient, content } = notice
    const limit = AbortSignal.timeout(sendLimitMs)
    try {
      const outgoing = { id, messageId: `<${id}@${hostname}>`, recipient, content }
      return await sender.send(outgoing, AbortSignal.any([signal, limit]))
    } catch (error) {
      throw limit.aborted ? new SendFault('server-unreachable', { permanent: false }) : error
    }
  }

  /** Written down before anybody is told, so that the next attempt finds it free. */
  async function giveBack({ notice, attempt }: ClaimedNotice, error: unknown) {
    const { id, channel, template } = notice
    const { fault, permanent } = error instanceof SendFault ? error : { fault: null, permanent: false }
    const isOver = permanent || attempt >= mostAttempts
    const status = isOver ? 'failed' : 'queued'
    await database.system(async (tx) => {
      await markUnsent(tx, { id, attempt }, { status, fault })
      if (fault === 'stopped') await rules.stopped(tx, notice)
    })
    const fields = { event: 'notice-not-sent', noticeId: id, template, channel, fault, attempt }
    if (isOver) logger.warn({ ...fields, err: error }, 'A notice could not be sent')
    if (permanent) return
    throw fault === null ? error : new JobFault(reasonOf(channel, fault), { cause: error })
  }

  return {
    /** Ends once the notice is sent or will not be; rejects where it is worth trying again. */
    async deliver(noticeId: string, signal: AbortSignal) {
      const claimed = await database.system((tx) => claim(tx, noticeId))
      if (claimed === undefined) return
      const sent = await send(claimed, signal).catch((error: unknown) => giveBack(claimed, error))
      if (sent) await database.system((tx) => markSent(tx, noticeId, sent.providerId))
    },
  }
}

const serviceNames: Record<NoticeChannel, string> = { email: 'mail server', sms: 'SMS service' }

function reasonOf(channel: NoticeChannel, fault: NoticeFault) {
  const name = `The ${serviceNames[channel]}`
  if (fault === 'server-busy') return `${name} takes no more for now`
  return fault === 'server-unreachable' ? `${name} does not answer` : `${name} refuses to take notices`
}
