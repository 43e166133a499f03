import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Identifiers } from './identifier-forms.ts'
import { fold, wordsOf } from './folded-text.ts'
import { sampleFacts, templatesOf } from './notice-previews.ts'
import { lint } from './phi-linter.ts'
import { renderNotice } from './render-notice.ts'

const nobody: Identifiers = { names: [], dates: [], numbers: [], phones: [], emails: [] }
const inText = (text: string) => ({ subject: null, text, html: null })
const finds = (text: string, identifiers: Partial<Identifiers>) =>
  lint(inText(text), { ...nobody, ...identifiers }).length > 0

describe('a name is found', () => {
  test.each([
    ['Mark Twain', 'The note of MARK is ready'],
    ['Mark Twain', 'about twain, mark'],
    ['Mark Twain', 'see M. Twain'],
    ['Mark Twain', 'Twain’s note'],
    ['Mark Twain', 'Ma\u200Brk and his note'],
    ['Mark Twain', 'Twa\u00ADin'],
    ['Mark Twain', 'file marktwain2.pdf'],
    ['José Núñez', 'a note about Jose'],
    ['Jose Nunez', 'a note about NU\u0301N\u0303EZ'],
    ['Müller', 'Mr Mueller called'],
    ['Mueller', 'Mr Müller called'],
    ['Søren Ægir', 'Soren'],
    ['O’Brien', `O'Brien`],
    [`O'Brien`, 'OBrien’s'],
    ['OBrien', 'O Brien'],
    ['O’Brien', 'O-Brien'],
    ['Ana-Maria Li', 'Anamaria'],
    ['Ana Maria Li', 'Ana-Maria'],
    ['McDonald', 'Mc Donald'],
    ['van den Berg', 'Vandenberg'],
    ['Jo Ng', 'Jo Ng'],
    ['Jo Ng', 'Ng, Jo'],
    ['Jo Ng', 'J. Ng'],
    ['Jo-An Wu', 'Jo-An Wu'],
    ['王小明', '关于王小明的笔记'],
    ['Ｋｉｍ Lee', 'Kim'],
    ['Mrs Jane Doe', 'Jane'],
    // Names that are words too.
    ['Sam Best', 'Our best wishes'],
    ['Will Day', 'Have a good day'],
  ])('%s in “%s”', (name, text) => expect(finds(text, { names: [name] })).toBe(true))
})

describe('a name is not found', () => {
  test.each([
    ['Mark Twain', 'The market remarks on twainish things'],
    ['Isa Ina', 'This is a note in a file'],
    ['Jo Ng', 'Jo has sent it'],
    ['Mrs Jane Doe', 'Mrs Smith asks'],
    ['Dr and the', 'Nothing'],
    ['Ada', 'https://x.test/app/consultations/3f0c1e52-7f64-4ada-9d52-7a1c7e0a9ada'],
  ])('%s in “%s”', (name, text) => expect(finds(text, { names: [name] })).toBe(false))
})

describe('a date is found', () => {
  test.each([
    ...[
      '3/3/1970',
      '03/03/1970',
      '03-03-70',
      '3.3.70',
      '3 March 1970',
      '03 Mar 1970',
      '3rd of March 1970',
      '3rd March, 1970',
    ],
    ...['March 3, 1970', 'Mar 3 1970', 'Tuesday 3 March ’70', '1970-03-03', '1970-03-03T10:00', '1970/3/3', '19700303'],
    ...['03031970', '3 – 3 – 1970', '3\u200B/3/1970', '3-Mar-1970', '3mar1970', 'seen on 3 March', '３/３/１９７０'],
  ])('in “%s”', (text) => expect(finds(`on ${text}.`, { dates: ['1970-03-03'] })).toBe(true))

  it('in September, in all its abbreviations', () => {
    for (const month of ['Sep', 'Sept', 'Sept.', 'September']) {
      expect(finds(`12 ${month} 1999`, { dates: ['1999-09-12'] })).toBe(true)
    }
  })

  test.each(['13/3/1970', '3/13/1970', '3/3/1971', '3/3/19701', '3 March 1971', '3 Marching', '33 March', '3/4/1970'])(
    'and not in “%s”',
    (text) => expect(finds(text, { dates: ['1970-03-03'] })).toBe(false),
  )
})

describe('numbers, phones and addresses', () => {
  test.each([
    [{ numbers: ['2123 45670 1'] }, 'card 2123-45670-1'],
    [{ numbers: ['NX123456A'] }, 'file nx 123 456 a'],
    [{ phones: ['0412 345 678'] }, 'call +61 412 345 678'],
    [{ phones: ['+61412345678'] }, 'call 0412.345.678'],
    [{ phones: ['+61 412 345 678'] }, 'call 0061 (0)412 345-678'],
    [{ phones: ['(02) 9876 5432'] }, 'call 9876 5432'],
    [{ phones: ['+1 202 555 0143'] }, 'call 00 1 202-555-0143'],
    [{ emails: ['Jane.Doe@example.test'] }, 'mail jane.doe@EXAMPLE.test.'],
  ])('%j are found in “%s”', (identifiers, text) => expect(finds(text, identifiers)).toBe(true))

  test.each([
    [{ numbers: ['21234567'] }, 'card 1212345678'],
    [{ numbers: ['12', ''] }, 'in 12 days'],
    [{ phones: ['0412 345 678', ''] }, 'call 0412 345 679'],
    [{ emails: ['doe@example.test', ''] }, 'mail doer@example.test'],
  ])('%j are not found in “%s”', (identifiers, text) => expect(finds(text, identifiers)).toBe(false))
})

describe('what a finding says', () => {
  const identifiers = { ...nobody, names: ['Jane Doe'], dates: ['1970-03-03'] }

  it('is where it is and of which kind, once, without the identifier', () => {
    const content = { subject: 'About Jane', text: 'Jane, 3/3/1970: https://x.test/?q=%44oe', html: null }
    expect(lint(content, identifiers)).toEqual([
      { kind: 'name', where: 'subject' },
      { kind: 'name', where: 'text' },
      { kind: 'date', where: 'text' },
      { kind: 'name', where: 'link' },
    ])
  })

  test.each([
    ['<p>About Ja<b>ne</b></p>', 'text'],
    ['<td>Jane</td><td>x</td>', 'text'],
    ['<p>About &#74;ane</p>', 'text'],
    ['<p>About Ja&shy;ne</p>', 'text'],
    ['<img alt="Jane" src="x">', 'text'],
    ['<!-- Jane -->', 'text'],
    ['<a href="https://x.test/jane">Open</a>', 'link'],
    ['<a href="https://x.test/?to=%252Fdoe%252F1">Open</a>', 'link'],
    [`<a href='https://x.test/?on=1970-03-03'>Open</a>`, 'link'],
  ])('in HTML such as %s', (html, where) => {
    expect(lint({ subject: 'x', text: 'x', html }, identifiers).map((finding) => finding.where)).toEqual([where])
  })
})

const letters = fc.string({
  unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzéüøłñ')),
  minLength: 3,
  maxLength: 12,
})
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const someName = fc.array(letters.map(capital), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

const rewrites: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFD'),
  (name) => fold(name),
  (name) => `${name}’s`,
  (name) => name.split(' ').toReversed().join(', '),
  (name) => Array.from(name).join('\u200B'),
  (name) => name.replaceAll(' ', '-'),
  (name) => name.replaceAll(' ', '_'),
  (name) => name.replaceAll(' ', ''),
]

test('a name that is planted is found however it is written', () => {
  const asTold = fc.tuple(someName, fc.constantFrom(...rewrites), fc.constantFrom('', 'a ', '(', '“', '/'))
  const property = fc.property(asTold, ([name, rewrite, before]) => {
    expect(finds(`x ${before}${rewrite(name)}, x`, { names: [name] })).toBe(true)
  })
  fc.assert(property)
})

test('a date that is planted is found however it is written', () => {
  const someDay = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const formats: Intl.DateTimeFormatOptions[] = [
    ...(['full', 'long', 'medium', 'short'] as const).map((dateStyle) => ({ dateStyle })),
    { day: 'numeric', month: 'short', year: '2-digit' },
  ]
  const locales = fc.constantFrom('en-AU', 'en-US', 'en-CA')
  const property = fc.property(someDay, fc.constantFrom(...formats), locales, (day, format, locale) => {
    const told = day.toLocaleDateString(locale, { ...format, timeZone: 'UTC' })
    expect(finds(`on ${told}.`, { dates: [day.toISOString().slice(0, 10)] })).toBe(true)
  })
  fc.assert(property)
})

test('what we send names nobody whose name is not in it', () => {
  const publicUrl = 'https://notes.example.test'
  const samples = sampleFacts(publicUrl)
  const notices = templatesOf(samples).map((template) => renderNotice(template, samples[template], { publicUrl }))
  const said = new Set(notices.flatMap(({ text, html }) => wordsOf(fold(`${text} ${html ?? ''}`))))
  const stranger = someName.filter((name) => wordsOf(fold(name)).every((word) => word.length > 5 && !said.has(word)))
  const property = fc.property(stranger, (name) => {
    expect(notices.flatMap((notice) => lint(notice, { ...nobody, names: [name] }))).toEqual([])
  })
  fc.assert(property, { numRuns: 30 })
})

test('an endless line of what nearly is an identifier takes no time', () => {
  const startedAt = performance.now()
  const identifiers = { names: ['Jane Doe'], dates: ['1970-03-03'], numbers: ['1111111111'], phones: ['0411111111'] }
  for (const text of ['3 ', '1', '03/', 'a.', '%', '<', '&#1', '1-']) finds(text.repeat(5000), identifiers)
  expect(performance.now() - startedAt).toBeLessThan(5000)
})

describe('a notice about a booking', () => {
  const place = { specialistName: 'Dr Marigold Wren', where: 'Zephyrine Rooms, 4 May Street, Perth WA' }
  const facts = { ...place, when: 'Sun, 9 May 2027, 10:00 am AWST', reference: 'MN-7K3QHA', dueAt: 'Sun, 2 May 2027' }
  const link = 'https://notes.example.test/app/bookings/3f0c1e52-7f64-4b0e-9d52-7a1c7e0a9b11'
  const content = renderNotice('booking-confirmed', { ...facts, link }, { publicUrl: 'https://notes.example.test' })
  const examinee = { ...nobody, names: ['Marigold Zephyrine', 'May Sun'], dates: ['1979-05-09'] }
  const attached = (text: string) => ({ filename: 'MN-7K3QHA.ics', contentType: 'text/calendar', content: text })

  it('is not blocked by names of ours that spell the examinee’s, nor by its day', () => {
    expect(lint(content, examinee).length).toBeGreaterThan(0)
    expect(lint({ ...content, known: Object.values(facts) }, examinee)).toEqual([])
  })

  it('is blocked by the name in any other place, the attached file among them', () => {
    const known = Object.values(facts)
    expect(lint({ ...content, known, text: `${content.text} For May.` }, examinee)).toEqual([
      { kind: 'name', where: 'text' },
    ])
    const file = attached('SUMMARY:Orthopaedic Mari\r\n gold\\, Zephyrine')
    expect(lint({ ...content, known, attachment: file }, examinee)).toEqual([{ kind: 'name', where: 'text' }])
  })

  it('is not blocked by what only machines read of the attached file', () => {
    const machines = attached('UID:3f0c1e52-7f64-4b0e-9d52-7a1c7e0a9b11@notes.test\r\nDTSTART:20270509T020000Z')
    const numbers = { ...nobody, numbers: ['7f64', '20270509'] }
    expect(lint({ ...inText(''), attachment: machines }, numbers)).toEqual([])
  })
})
