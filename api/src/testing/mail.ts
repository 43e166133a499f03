import type { SentNotice } from '@medinotes/shared/notices'

type ListNotices = () => Promise<{ items: SentNotice[] }>

const patienceMs = 3000

/** The latest notice to somebody that `matches`; some are left shortly after the answer that they belong to. */
export async function noticeTo(list: ListNotices, recipient: string, matches: RegExp): Promise<SentNotice> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const { items } = await list()
    const notice = items.find((item) => item.recipient === recipient.toLowerCase() && matches.test(item.text))
    if (notice !== undefined) return notice
    if (Date.now() > deadline) throw new Error(`Nothing was sent that matches ${matches}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** What follows the `#` in the link of the latest mail to somebody. */
export async function tokenOfLink(list: ListNotices, recipient: string, page = ''): Promise<string> {
  const { text } = await noticeTo(list, recipient, new RegExp(`${page}#`))
  return /#(\S+)/.exec(text)?.[1] ?? ''
}
