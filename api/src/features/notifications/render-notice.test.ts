import { describe, expect, it } from 'vitest'
import { sampleFacts, templatesOf } from './notice-previews.ts'
import { smsTextOf } from './notice-sms.ts'
import type { NoticeTemplate } from './notice-templates.ts'
import { renderNotice } from './render-notice.ts'

const publicUrl = 'https://notes.example.com.au'
const samples = sampleFacts(publicUrl)
const templates = templatesOf(samples)
const render = (template: NoticeTemplate) => renderNotice(template, samples[template], { publicUrl })
const linksOf = (html: string) => Array.from(html.matchAll(/href="([^"]*)"/g), ([, link]) => link)

/** What a reader sees of a mail: its words without tags and styles. */
const wordsOf = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

const mails = templates.filter((template) => render(template).html !== null)

it('is mail, all but codes and what an examinee gets by SMS', () => {
  expect(templates.filter((template) => !mails.includes(template))).toEqual([
    ...['sign-in-code', 'phone-code', 'examinee-appointment-sms'],
  ])
  expect(renderNotice('sign-in-code', { code: '123456' }, { publicUrl })).toMatchObject({ subject: null, html: null })
})

describe.each(mails)('the mail %s', (template) => {
  const { subject, text, html } = render(template)
  const page = html ?? ''

  it('says the same in text and in HTML', () => {
    const lines = text.split('\n').filter((line) => line.trim() !== '--' && line !== '')
    expect(lines.length).toBeGreaterThan(3)
    const words = wordsOf(page)
    for (const line of [...lines, subject ?? '']) {
      expect(words).toContain(line.replace(/:$/, '').replace(/: https:.*$/, ''))
    }
    expect(new Set(linksOf(page))).toEqual(new Set(text.match(/https:\S+/g)))
  })

  it('loads nothing from elsewhere and leads to this installation only', () => {
    expect(page).not.toMatch(/<img|<link|<script|@import|url\(|\bsrc=/i)
    for (const link of linksOf(page)) expect(link).toMatch(/^https:\/\/notes\.example\.com\.au\//)
  })

  it('says why it came, and offers a choice where there is one', () => {
    expect(text).toContain('You get this because')
    expect(text).toMatch(
      /\/app\/settings\/notices$|cannot be turned off\.$|always come by e-mail\.$|tell whoever arranged it\.$|If that is not you, delete it\.$/,
    )
  })
})

describe('a name made to mislead', () => {
  const invitationBy = (invitedBy: string, organizationName = 'Harbour Practice') =>
    renderNotice('invitation', { ...samples.invitation, invitedBy, organizationName }, { publicUrl })

  it('is no tag, attribute or style in HTML', () => {
    const attack = `"><img src=x onerror=alert(1)><style>*{}</style>'&`
    const { html } = invitationBy(attack, attack)
    expect(html).not.toContain('<img')
    expect(html?.match(/<style>/g)).toHaveLength(1)
    expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;')
  })

  it.each(['\r\nBcc: all@example.test', '\nBcc: x', '\u2028Bcc: x', '\u0085Bcc: x', '\u0000Bcc: x'])(
    'adds no line to the subject or the text: %j',
    (ending) => {
      const { subject, text } = invitationBy('Ana', `Harbour${ending}`)
      expect(subject).toMatch(/^Join Harbour Bcc: [^\p{C}\p{Zl}\p{Zp}]+$/u)
      expect(text).not.toMatch(/^Bcc/m)
    },
  )

  it('turns no text around and hides nothing in it', () => {
    const { subject, text, html } = invitationBy('Ana', 'A\u202Egnp\u202C\u2066x\u2069\u200B\u00ADb')
    expect(subject).toBe('Join Agnpxb')
    expect(`${text}${html ?? ''}`).not.toMatch(/\p{Cf}/u)
  })

  it('becomes no link of its own', () => {
    const { text, html } = invitationBy('Go to https://evil.example/now or www.evil.example')
    for (const words of [text, html ?? '']) expect(words).not.toMatch(/evil\.example|https:\/\/evil/)
    expect(linksOf(html ?? '').join(' ')).not.toContain('evil')
  })

  it('takes the room of a name and no more, whatever its characters', () => {
    const { subject, html } = invitationBy('x'.repeat(100_000), `${'👩'.repeat(5000)}\uD800`)
    expect(Array.from(subject ?? '')).toHaveLength('Join '.length + 80)
    expect(subject?.isWellFormed()).toBe(true)
    expect((html ?? '').length).toBeLessThan(10_000)
  })

  it('leaves names that people have as they are', () => {
    const { subject, text } = invitationBy("Zoë O'Neil-Nguyễn 李", 'Müller & Söhne')
    expect(subject).toBe('Join Müller & Söhne')
    expect(text).toContain("Zoë O'Neil-Nguyễn 李 invites you")
  })
})

it('makes no link of anything but a page', () => {
  expect(() => renderNotice('note-unfinished', { link: 'javascript:alert(1)' }, { publicUrl })).toThrow(TypeError)
})

it('tells a code that confirms a number', () => {
  expect(render('phone-code').text).toBe(
    '123456 is your MediNotes Pro code to confirm this number. It works for 10 minutes.',
  )
})

describe('the SMS beside a mail', () => {
  // The characters of GSM 03.38 that take one place; any other halves the room of an SMS.
  const gsm = /^[A-Za-z0-9 @$!"#%&'()*+,\-./:;<=>?_]*$/
  const told = [
    ...([
      'break-glass-opened',
      'break-glass-unreviewed',
      'integration-trouble',
      'calendar-trouble',
      'plan-requested',
      'note-unfinished',
      'booking-requested',
    ] as const),
    ...(['booking-confirmed', 'booking-declined', 'booking-refused', 'booking-moved', 'booking-cancelled'] as const),
    ...(['cosignature-requested', 'cosignature-answered'] as const),
    ...([
      'booking-soon',
      'paperwork-overdue',
      'slot-offered',
      'waitlist-ended',
      'report-released',
      'report-recalled',
    ] as const),
  ]

  it.each(told)('fits one SMS, names nobody and says how to end them: %s', (template) => {
    const text =
      smsTextOf(template, samples[template], { publicUrl: 'https://notes.example.com', takesReplies: true }) ?? ''
    expect(text).toMatch(gsm)
    expect(text.length).toBeLessThanOrEqual(160)
    expect(text).toContain(samples[template].link)
    expect(text).not.toMatch(/Harbour|Priya|Mia|Calloway/)
  })

  it('keeps to one SMS however long the address of the installation is', () => {
    const long = `https://${'a'.repeat(60)}.${'b'.repeat(60)}.example`
    const link = `${long}/app/consultations/3f0c1e52-7f64-4b0e-9d52-7a1c7e0a9b11`
    const text = smsTextOf('note-unfinished', { link }, { publicUrl: long, takesReplies: true }) ?? ''
    expect(text).toMatch(/^MediNotes Pro: a note stopped/)
    expect(text.length).toBeLessThanOrEqual(160)
  })

  it('asks for no reply where its sender is a name', () => {
    const template = 'break-glass-opened'
    const withReplies = smsTextOf(template, samples[template], { publicUrl, takesReplies: true })
    expect(withReplies).toContain('Reply STOP')
    expect(smsTextOf(template, samples[template], { publicUrl, takesReplies: false })).not.toContain('Reply')
  })

  it('does not exist for notices of accounts and invitations', () => {
    const others = templates.filter((template) => !told.some((one) => one === template))
    expect(others.map((template) => smsTextOf(template, samples[template], { publicUrl, takesReplies: true }))).toEqual(
      others.map(() => null),
    )
  })
})
