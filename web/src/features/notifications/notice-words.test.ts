import { noticeFaults, noticeStatuses } from '@medinotes/shared/notices'
import { describe, expect, it } from 'vitest'
import { mailInTheme } from './mail-theme.ts'
import { findingText, lookOf, nameOfNotice, reasonFor } from './notice-words.ts'

describe('what became of a notice', () => {
  it.each(noticeFaults)('is a sentence for people where %s is the reason, by mail and by SMS', (fault) => {
    for (const channel of ['email', 'sms'] as const) expect(reasonFor({ channel, fault })).toMatch(/^[A-Z].+ .+\.$/)
  })

  it('names what takes the notice: a mail server, or an SMS service', () => {
    expect(reasonFor({ channel: 'email', fault: 'server-busy' })).toBe('The mail server had too much to do.')
    expect(reasonFor({ channel: 'sms', fault: 'address-refused' })).toBe(
      'The SMS service did not take it for this number.',
    )
    expect(reasonFor({ channel: 'sms', fault: null })).toBeNull()
  })

  it('is told by words that differ', () => {
    const labels = noticeStatuses.map((status) => lookOf({ status, fault: null }).label)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('promises nothing where nothing can be sent', () => {
    expect(lookOf({ status: 'queued', fault: 'not-configured' }).label).toBe('Not sent')
    expect(lookOf({ status: 'queued', fault: 'quiet-hours' }).label).toBe('Waits to be sent')
  })

  it('says which kind of identifier was found where, and shows a template it does not know by its own name', () => {
    expect(findingText({ kind: 'name', where: 'subject' })).toBe('In the subject: the patient’s name')
    expect(nameOfNotice('of-another-version')).toBe('of-another-version')
  })
})

it('a mail is shown in either theme, whatever the theme around it', () => {
  const html = '<meta content="light dark"><style>@media (prefers-color-scheme: dark) { a { color: #fff } }</style>'
  expect(mailInTheme(html, 'dark')).toBe('<meta content="dark"><style>@media all { a { color: #fff } }</style>')
  expect(mailInTheme(html, 'light')).toBe('<meta content="light"><style>@media not all { a { color: #fff } }</style>')
})
