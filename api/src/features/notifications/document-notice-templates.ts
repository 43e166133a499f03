import { mail, type NoticeContent } from './notice-mail.ts'

/** What may be said of a document: which booking it belongs to, and neither its name nor what is in it. */
interface DocumentFacts {
  reference: string
  link: string
}

export interface DocumentNoticeFacts {
  /** One or several. */
  'document-arrived': DocumentFacts
  'document-held-back': DocumentFacts
  'deletion-requested': DocumentFacts
}

type Contents = { [Template in keyof DocumentNoticeFacts]: (facts: DocumentNoticeFacts[Template]) => NoticeContent }

export const documentContents: Contents = {
  'document-arrived': ({ reference, link }) =>
    mail(`Documents arrived for ${reference}`, {
      paragraphs: ['The other side of the booking sent documents. They were looked at and are ready to open.'],
      action: { label: 'Open the documents', link },
    }),
  'document-held-back': ({ reference, link }) =>
    mail(`A document for ${reference} is held back`, {
      paragraphs: [
        'Something about a file that was uploaded is not as it should be. Nobody else sees it before an administrator of the practice decides.',
      ],
      action: { label: 'See why', link },
    }),
  'deletion-requested': ({ reference, link }) =>
    mail(`A deletion is asked for in ${reference}`, {
      paragraphs: [
        'Somebody of your organisation asks for a document to be deleted for good. A second person decides.',
      ],
      action: { label: 'See what is asked for', link },
    }),
}

export const sampleDocumentFacts = (publicUrl: string): DocumentNoticeFacts => {
  const reference = 'MN-7K3QHA'
  const link = `${publicUrl}/app/bookings/3f0c1e52-7f64-4b0e-9d52-7a1c7e0a9b11#documents`
  return {
    'document-arrived': { reference, link },
    'document-held-back': { reference, link: `${publicUrl}/app/admin/quarantine` },
    'deletion-requested': { reference, link: `${publicUrl}/app/documents/retention` },
  }
}
