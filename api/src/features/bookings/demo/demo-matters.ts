import type { ClaimType, ConfirmBooking } from '@medinotes/shared/bookings'

/** Parts of names of people who do not exist; their numbers share no divisor, so that hardly two have the same. */
const givenNames =
  'Margaret,Dimitri,Aaliyah,Liam,Priscilla,José,Eleni,Connor,Fatima,Gordon,Ana,Tane,Sunita,Bradley,Mei-Ling,Oksana,Declan,Zofia,Samuel,Giulia,Jarrah,Heather,Rajesh,Ingrid,Kylie,Mateo,Yusuf,Sinéad,Hiroshi'.split(
    ',',
  )
const familyNames =
  'O’Sullivan,Papadakis,Hassan,McAllister,Tau,Fernández-Ruiz,Christou,Blake,Yuill,Kovačević,Rangi,Krishnan,Whitcombe,Foo,Shevchenko,Rourke,Wiśniewska,Deng,Esposito,Williams,Lockyer,Patel,Søndergaard,Brandt,Silva,Demir,Byrne,Sakamoto,Grange,Pascoe,Fonua'.split(
    ',',
  )
/** Now and then a name that reads otherwise than most. */
const otherNames = ['王秀英', 'Nguyễn Thị Hoa', 'محمد العلي', 'Kwame Boateng-Mensah']

const nameOf = (index: number) =>
  index % 19 === 4 ? pick(otherNames, index) : `${pick(givenNames, index)} ${pick(familyNames, index * 7)}`

/** Mobile numbers that the ACMA keeps for fiction: nobody has them. */
const phones = ['156', '157', '158', '159', '110', '313', '737'].map((end) => `0491 570 ${end}`)

interface Case {
  claimType: ClaimType
  claimPrefix: string
  injury: string
  questions: readonly string[]
}

const cases: readonly Case[] = [
  {
    claimType: 'workers-compensation',
    claimPrefix: 'WC',
    injury: 'Lifting injury to the lower back at a warehouse',
    questions: [
      'What is your diagnosis of the condition of the lumbar spine?',
      'Is employment a substantial contributing factor to the injury?',
      'What is the current capacity for work, and with which restrictions?',
      'What treatment is reasonably necessary, and for how long?',
    ],
  },
  {
    claimType: 'motor-accident',
    claimPrefix: 'MA',
    injury: 'Whiplash and left shoulder after a collision from behind',
    questions: [
      'Are the symptoms consistent with the mechanism of the accident?',
      'Did any condition exist before the accident?',
      'Has the injury stabilised, and what is the degree of permanent impairment?',
    ],
  },
  {
    claimType: 'public-liability',
    claimPrefix: 'PL',
    injury: 'Fall on a wet floor, right knee',
    questions: [
      'What is the diagnosis?',
      'Which part of the present disability is due to the fall?',
      'Is surgery likely within five years, and at what cost?',
    ],
  },
  {
    claimType: 'income-protection',
    claimPrefix: 'IP',
    injury: 'Depressive illness since redundancy',
    questions: [
      'Does the condition meet a recognised diagnosis?',
      'Is the person unable to perform their own occupation?',
      'What would help a return to work?',
    ],
  },
  {
    claimType: 'life-and-tpd',
    claimPrefix: 'TPD',
    injury: 'Chronic regional pain of the right hand',
    questions: [
      'Is the person unlikely ever to engage in work for which they are suited by education, training or experience?',
      'From which date has that been so?',
    ],
  },
  {
    claimType: 'medical-negligence',
    claimPrefix: 'MN',
    injury: 'Delayed diagnosis of a scaphoid fracture',
    questions: [
      'Did the care meet the standard of a competent practitioner?',
      'Which difference would earlier treatment have made?',
      'What is the prognosis?',
    ],
  },
]

const interpreters = ['Vietnamese', 'Arabic', 'Mandarin', 'Greek', 'Auslan']

const pick = <Item>(list: readonly Item[], index: number): Item => {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('There is nothing to pick from')
  return item
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
const dateOf = (year: number, index: number) =>
  `${year}-${twoDigits(1 + ((index * 7) % 12))}-${twoDigits(1 + ((index * 11) % 28))}`

function matterOf(index: number, { claimType, claimPrefix, injury }: Case): ConfirmBooking['matter'] {
  const year = 2023 + (index % 3)
  return {
    claimNumber: `${claimPrefix}${year}-${10_483 + index * 37}`,
    ...(index % 3 !== 0 && { fileNumber: `${2200 + index}/${year % 100}` }),
    injuryDate: dateOf(year, index),
    claimType,
    actingFor: pick(['insurer', 'respondent', 'claimant'] as const, index),
    injury,
  }
}

/** The details of the `index`th demonstration booking: the same at every start. */
export function demoDetails(index: number, isInPerson: boolean): ConfirmBooking {
  const matter = pick(cases, index * 5 + 1)
  return {
    examinee: {
      name: nameOf(index),
      dateOfBirth: dateOf(1950 + ((index * 13) % 52), index + 3),
      phone: pick(phones, index),
    },
    matter: matterOf(index, matter),
    questions: [...matter.questions],
    ...(index % 6 === 2 && { interpreter: { language: pick(interpreters, index) } }),
    ...(isInPerson &&
      index % 9 === 4 && { accessibility: 'Uses a wheelchair; needs step-free access and a wide door.' }),
    ...(isInPerson && index % 8 === 5 && { supportPerson: 'Comes with an adult daughter.' }),
    examineeNotices: index % 4 === 0,
    expectedDocuments:
      index % 5 === 0 ? ['letter-of-instruction'] : ['letter-of-instruction', 'medical-record', 'imaging'],
  }
}
