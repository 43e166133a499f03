import { mail, type NoticeContent } from './notice-mail.ts'

/** What may be said of a report: which booking it belongs to and who wrote it, and nothing of what is in it. */
interface ReportFacts {
  reference: string
  specialistName: string
  link: string
}

/** To a doctor without an account, who was named as a recipient. */
interface DeliveryFacts {
  reference: string
  organizationName: string
}

export interface ReportNoticeFacts {
  'report-released': ReportFacts
  'report-recalled': ReportFacts
  /** `link` holds the token that opens it, together with a code to the same address. */
  'report-for-you': DeliveryFacts & { link: string; days: number }
  'delivery-code': DeliveryFacts & { code: string; minutes: number }
  'delivery-recalled': DeliveryFacts
}

type Contents = { [Template in keyof ReportNoticeFacts]: (facts: ReportNoticeFacts[Template]) => NoticeContent }

export const reportContents: Contents = {
  'report-released': ({ reference, specialistName, link }) =>
    mail(`The report for ${reference} is here`, {
      paragraphs: [`${specialistName} released the report to you. It is in the booking, with the answers it gives.`],
      action: { label: 'Open the report', link },
    }),
  'report-recalled': ({ reference, specialistName, link }) =>
    mail(`The report for ${reference} was recalled`, {
      paragraphs: [
        `${specialistName} took back the report. Do not rely on copies of it: they do not count any more.`,
        'The booking says why. You are told when another report is released.',
      ],
      action: { label: 'Look at the booking', link },
    }),
  'report-for-you': ({ reference, organizationName, link, days }) =>
    mail(`A report for you: ${reference}`, {
      paragraphs: [
        `${organizationName} sends you a report. You need no account: open the page and have a code sent to this address.`,
        `The link works for ${days} days.`,
      ],
      action: { label: 'Open the report', link },
    }),
  'delivery-code': ({ reference, organizationName, code, minutes }) =>
    mail('Your code to open the report', {
      paragraphs: [
        `${code} is the code that opens the report ${reference} of ${organizationName}.`,
        `It works for ${minutes} minutes. Never tell it to anyone.`,
      ],
    }),
  'delivery-recalled': ({ reference, organizationName }) =>
    mail(`The report ${reference} was recalled`, {
      paragraphs: [
        `${organizationName} took back the report it sent you, and its link opens nothing any more.`,
        'Do not rely on copies of it: they do not count any more.',
      ],
    }),
}

export const sampleReportFacts = (publicUrl: string): ReportNoticeFacts => {
  const reference = 'MN-7K3QHA'
  const told = { reference, specialistName: 'Dr Wren Calloway' }
  const link = `${publicUrl}/app/bookings/3f0c1e52-7f64-4b0e-9d52-7a1c7e0a9b11#report`
  const delivery = { reference, organizationName: 'Harbour Medico-Legal' }
  return {
    'report-released': { ...told, link },
    'report-recalled': { ...told, link },
    'report-for-you': { ...delivery, link: `${publicUrl}/delivery#sample`, days: 30 },
    'delivery-code': { ...delivery, code: '123456', minutes: 10 },
    'delivery-recalled': delivery,
  }
}
