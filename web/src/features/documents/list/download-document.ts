import { toast } from '../../../lib/toast.ts'
import { errorText } from '../../../lib/api-error.ts'
import { documentTicket } from '../document.queries.ts'

/** Hands the file to the browser's own downloads, which keep no copy of it in this page. */
export async function downloadDocument(id: string) {
  try {
    const { url } = await documentTicket({ id, purpose: 'download' })
    Object.assign(document.createElement('a'), { href: url, download: '' }).click()
  } catch (error) {
    toast.error('The download did not begin', { description: errorText(error) })
  }
}
