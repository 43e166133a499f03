import type { Delivery, DeliveryCode } from '@medinotes/shared/report-delivery'
import { useState } from 'react'
import { codeOf } from '../../../lib/api-error.ts'
import { AuthLayout } from '../../auth/auth-layout.tsx'
import { AskForCode } from './ask-for-code.tsx'
import { sendDeliveryCode } from './delivery-api.ts'
import { EnterCode } from './enter-code.tsx'
import { OpenedReport } from './opened-report.tsx'
import { useDeliveryToken } from './use-delivery-token.ts'

/** Where the link of a mail leads a doctor without an account: a code to the same address, then the report. */
export function DeliveryPage() {
  const token = useDeliveryToken()
  if (token !== null) return <MailedReport key={token} token={token} />
  return (
    <AuthLayout
      title="This link is not whole"
      description="Open it from the mail once more, or copy all of it: what stands after # belongs to it."
    >
      <p>
        If that does not help, ask the practice that wrote the report; the mail names it, and the reference to give.
      </p>
    </AuthLayout>
  )
}

type Step =
  | { at: 'start' }
  | { at: 'gone' }
  /** Null where the code was sent before this page was loaded. */
  | { at: 'code'; sent: DeliveryCode | null }
  | { at: 'report'; delivery: Delivery; code: string }

function MailedReport({ token }: { token: string }) {
  const [step, setStep] = useState<Step>({ at: 'start' })
  /** What else is refused is shown where it was asked for. */
  const onRefused = (error: unknown): never => {
    // A token that was cut is nobody's.
    if (['link_expired', 'malformed'].includes(codeOf(error) ?? '')) setStep({ at: 'gone' })
    throw error
  }
  const send = async () => setStep({ at: 'code', sent: await sendDeliveryCode(token).catch(onRefused) })

  return (
    // One frame around all steps, so that each is announced as it comes.
    <AuthLayout {...headingOf(step)}>
      {step.at === 'start' && <AskForCode onSend={send} onHasCode={() => setStep({ at: 'code', sent: null })} />}
      {step.at === 'code' && (
        <EnterCode
          {...{ token, onRefused, sent: step.sent }}
          onResend={send}
          onOpen={(delivery, code) => setStep({ at: 'report', delivery, code })}
        />
      )}
      {step.at === 'report' && (
        <OpenedReport
          {...{ onRefused, delivery: step.delivery, deliveryKey: { token, code: step.code } }}
          onAnotherCode={() => setStep({ at: 'start' })}
        />
      )}
      {step.at === 'gone' && (
        <p>
          Do not rely on copies of a report that was recalled. Ask the practice that wrote it for another; the mail
          names it, and the reference to give.
        </p>
      )}
    </AuthLayout>
  )
}

function headingOf(step: Step) {
  switch (step.at) {
    case 'code':
      return {
        title: 'Enter the code',
        description: `It opens the report that ${step.sent?.practiceName ?? 'the practice'} released to you.`,
      }
    case 'report':
      return { title: 'Your report', description: `${step.delivery.practiceName} released it to you.` }
    case 'gone':
      return {
        title: 'This link opens nothing any more',
        description: 'A link to a report runs out after some weeks, and at once when the practice recalls the report.',
      }
    default:
      return {
        title: 'A report for you',
        description:
          'A practice has released the report of an examination to you as a named recipient. You need no account.',
      }
  }
}
