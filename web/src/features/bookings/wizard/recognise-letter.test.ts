import { describe, expect, it } from 'vitest'
import { recogniseLetter } from './recognise-letter.ts'

const today = '2026-03-02'
const read = (letter: string) => recogniseLetter(letter, today)

const solicitors = `From: Harriet Quill <hquill@quillpartners.example>
To: bookings@harbour.example
Sent: Monday, 2 March 2026 9:14 AM
Subject: Independent medical examination

Dear Sir or Madam

Our ref: 2024/118-HQ
Re: Mr Thaddeus O’Brannigan
D.O.B.: 7/9/1971
Claim No: WC-20417/3
Date of injury: 14th March 2023

We act for the plaintiff in his workers' compensation claim and ask you to arrange an
examination by an orthopaedic surgeon. Mr O’Brannigan can be reached on 0412 345 678 or at
thad.obrannigan@mail.example. He will need an Arabic speaking interpreter.

Please send the report to reports@quillpartners.example or call our office on (02) 9123 4567.

We enclose:
1. Report of Dr Lindqvist dated 3 May 2024
2. MRI of the lumbar spine

Would you please address the following questions:
a) What is the diagnosis?
b) Was the employment the main contributing factor to
the injury?
c) What is the capacity for work?

Yours faithfully
Harriet Quill
Quill Partners
Phone: (02) 9123 4567
hquill@quillpartners.example`

it('takes from a letter of solicitors who is examined, in which matter and what is asked', () => {
  const { texts, questions } = read(solicitors)
  expect(texts).toEqual({
    'examinee.name': 'Thaddeus O’Brannigan',
    'examinee.dateOfBirth': '1971-09-07',
    'examinee.phone': '0412 345 678',
    'examinee.email': 'thad.obrannigan@mail.example',
    'matter.claimNumber': 'WC-20417/3',
    'matter.fileNumber': '2024/118-HQ',
    'matter.injuryDate': '2023-03-14',
    'matter.claimType': 'workers-compensation',
    'matter.actingFor': 'claimant',
    'interpreter.language': 'Arabic',
  })
  expect(questions).toEqual([
    'What is the diagnosis?',
    'Was the employment the main contributing factor to the injury?',
    'What is the capacity for work?',
  ])
})

it('takes from an e-mail of an insurer what stands in its lines', () => {
  const { texts, questions } = read(`Hi team,

Please book an IME for our claimant under the CTP scheme. We are acting for the insurer.

Claimant: NGUYEN, Thi Mai
DOB: 29-02-1988
Claim number: 7734-0091-22
Accident date: 5 Aug 2025
Mobile: +61 423 456 789
Injury: Whiplash, left shoulder
Interpreter required: Yes - Vietnamese

1. Are the injuries consistent with the accident?
2. Has she reached maximum medical improvement?

Kind regards,
Otto`)
  expect(texts).toEqual({
    'examinee.name': 'Thi Mai Nguyen',
    'examinee.dateOfBirth': '1988-02-29',
    'examinee.phone': '+61 423 456 789',
    'matter.claimNumber': '7734-0091-22',
    'matter.injuryDate': '2025-08-05',
    'matter.claimType': 'motor-accident',
    'matter.actingFor': 'insurer',
    'matter.injury': 'Whiplash, left shoulder',
    'interpreter.language': 'Vietnamese',
  })
  expect(questions).toHaveLength(2)
})

describe('the name', () => {
  it.each([
    ['Our client: Ms Zoë van der Meer', 'Zoë van der Meer'],
    ['RE: MRS MARY-JANE MCKENZIE - DOB 1/2/1960', 'Mary-Jane McKenzie'],
    ['We act on behalf of Mr. Juan Carlos Pérez, who fell at work.', 'Juan Carlos Pérez'],
    ['Please examine Miss Olena Kovalenko (born 3 May 1990).', 'Olena Kovalenko'],
    ['Re: Application for review\nWorker: Li Wei', 'Li Wei'],
    ['> Claimant: Amira Haddad', 'Amira Haddad'],
    ['**Claimant:**    Amira Haddad', 'Amira Haddad'],
    ['Client: J.R. SMITHSON', 'J.R. Smithson'],
    ['Re: Peter Marsh v Northern Freight Pty Ltd', 'Peter Marsh'],
    ['Re: Robert Dunn, Claim 4455/A', 'Robert Dunn'],
  ])('of %j', (letter, name) => {
    expect(read(letter).texts['examinee.name']).toBe(name)
  })

  it.each([
    'Dear Dr Lindqvist\n\nPlease advise.',
    'Re: Independent Medical Assessment',
    'We act for Allianz Australia',
  ])('is not guessed from %j', (letter) => {
    expect(read(letter).texts['examinee.name']).toBeUndefined()
  })
})

describe('the date of birth', () => {
  it.each([
    ['DOB 12/03/1980', '1980-03-12'],
    ['D.O.B: 12.3.80', '1980-03-12'],
    ['Date of birth - 12 March 1980', '1980-03-12'],
    ['born on 12th of March 1980', '1980-03-12'],
    ['Date of Birth: March 12, 1980', '1980-03-12'],
    ['DOB: 12-Mar-1980', '1980-03-12'],
    ['DOB: 1980-03-12', '1980-03-12'],
    ['(d.o.b. 4/11/05)', '2005-11-04'],
  ])('of %j', (letter, date) => {
    expect(read(letter).texts['examinee.dateOfBirth']).toBe(date)
  })

  it.each(['DOB: 03/25/1980', 'DOB: 31/4/1980', 'DOB: 1/1/2031', 'Seen on 12/03/2020'])('is none in %j', (letter) => {
    expect(read(letter).texts['examinee.dateOfBirth']).toBeUndefined()
  })
})

describe('the numbers', () => {
  it.each([
    ['Claim no. 12/3456-B.', '12/3456-B'],
    ['claim reference: AB123456', 'AB123456'],
    ['Claim #99-1204', '99-1204'],
    ['Claim Number 0012345', '0012345'],
  ])('of the claim in %j', (letter, number) => {
    expect(read(letter).texts['matter.claimNumber']).toBe(number)
  })

  it.each([
    ['Our reference: HQ:118', undefined],
    ['Our File No: 2024-118', '2024-118'],
    ['Matter number 55012', '55012'],
  ])('of the file in %j', (letter, number) => {
    expect(read(letter).texts['matter.fileNumber']).toBe(number)
  })

  it('are none where the word alone is said', () => {
    expect(read('The claim is disputed. Claim accepted in 2019.').texts).toEqual({})
  })
})

it.each([
  ['We act for the defendant.', 'respondent'],
  ['We are instructed by the employer', 'respondent'],
  ['I act for Ms Ida Brook', 'claimant'],
  ['We act on behalf of QBE Insurance, the insurer of the employer.', 'insurer'],
  ['This is a joint letter of instruction; joint instructions follow. We are jointly instructed.', 'joint'],
])('reads whose side %j is on', (letter, side) => {
  expect(read(letter).texts['matter.actingFor']).toBe(side)
})

it.each([
  ['A Mandarin interpreter is required', 'Mandarin'],
  ['Interpreter (Auslan) please', 'Auslan'],
  ['Please arrange an interpreter in Dari', 'Dari'],
  ['No interpreter is needed', undefined],
  ['An experienced interpreter may help', undefined],
])('reads the interpreter of %j', (letter, language) => {
  expect(read(letter).texts['interpreter.language']).toBe(language)
})

it('says nothing of a text that says nothing, however long', () => {
  expect(read('')).toEqual({ texts: {}, questions: [] })
  expect(read('Lorem ipsum dolor. '.repeat(20_000)).texts).toEqual({})
  expect(read(`DOB${' '.repeat(50_000)}Claim${' '.repeat(50_000)}`).texts).toEqual({})
})
