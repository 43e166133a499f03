import type { AustralianState, Modality } from '@medinotes/shared/scheduling'

/** Ids are fixed, so that a second start finds what the first one made. */
const id = (kind: string, index: number) => `5c0d${kind}-0000-4000-8000-${String(index).padStart(12, '0')}`
const examTypeId = (index: number) => id('0001', index)
export const placeId = (index: number) => id('0002', index)
export const specialistId = (index: number) => id('0003', index)

export const harbour = '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f01'
export const bayside = '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f05'

const inPerson: Modality[] = ['in-person']
const telehealth: Modality[] = ['telehealth']
const either: Modality[] = ['in-person', 'telehealth']

export const examTypes = {
  orthopaedic: {
    id: examTypeId(1),
    name: 'Orthopaedic assessment',
    minutes: 60,
    feeCents: 180_400,
    modalities: inPerson,
  },
  psychiatric: {
    id: examTypeId(2),
    name: 'Psychiatric assessment',
    minutes: 90,
    feeCents: 209_000,
    modalities: either,
  },
  occupational: {
    id: examTypeId(3),
    name: 'Occupational medicine assessment',
    minutes: 60,
    feeCents: 154_000,
    modalities: either,
  },
  neurological: {
    id: examTypeId(4),
    name: 'Neurological assessment',
    minutes: 75,
    feeCents: 198_000,
    modalities: inPerson,
  },
  impairment: {
    id: examTypeId(5),
    name: 'Whole person impairment',
    minutes: 75,
    feeCents: 192_500,
    modalities: inPerson,
  },
  supplementary: {
    id: examTypeId(6),
    name: 'Supplementary examination',
    minutes: 30,
    feeCents: 90_200,
    modalities: either,
  },
  fileReview: {
    id: examTypeId(7),
    name: 'File review by telehealth',
    minutes: 45,
    feeCents: 121_000,
    modalities: telehealth,
  },
} as const

export const aboutExamTypes: Record<keyof typeof examTypes, string> = {
  orthopaedic: 'Bones, joints and spine: diagnosis, causation, capacity and treatment',
  psychiatric: 'Mental health: diagnosis, causation, capacity and prognosis',
  occupational: 'Fitness for duties, restrictions and return to work',
  neurological: 'Brain, nerves and head injury',
  impairment: 'Permanent impairment by the guides of the scheme',
  supplementary: 'A shorter second look by a specialist who knows the matter',
  fileReview: 'An opinion on the papers, with a conversation by video',
}

interface DemoPlace {
  practiceId: string
  name: string
  address: string
  suburb: string
  state: AustralianState
  postcode: string
  timeZone: string
  directions: string
}

export const places = {
  sydney: {
    ...{
      practiceId: harbour,
      name: 'Harbour Rooms',
      address: 'Level 9, 50 Bridge Street',
      suburb: 'Sydney',
      state: 'NSW',
    },
    ...{ postcode: '2000', timeZone: 'Australia/Sydney' },
    directions: 'Three minutes from Circular Quay. Step-free from the lobby; parking in the Wilson car park next door.',
  },
  parramatta: {
    ...{
      practiceId: harbour,
      name: 'Parramatta Rooms',
      address: '12 Hunter Street',
      suburb: 'Parramatta',
      state: 'NSW',
    },
    ...{ postcode: '2150', timeZone: 'Australia/Sydney' },
    directions: 'Five minutes from the station. The lift is behind the café.',
  },
  brisbane: {
    ...{
      practiceId: harbour,
      name: 'Wickham Terrace',
      address: '217 Wickham Terrace',
      suburb: 'Spring Hill',
      state: 'QLD',
    },
    ...{ postcode: '4000', timeZone: 'Australia/Brisbane' },
    directions: 'Parking below the building; accessible entrance on Birley Street.',
  },
  perth: {
    ...{
      practiceId: harbour,
      name: 'St Georges Rooms',
      address: '108 St Georges Terrace',
      suburb: 'Perth',
      state: 'WA',
    },
    ...{ postcode: '6000', timeZone: 'Australia/Perth' },
    directions: 'Two minutes from Elizabeth Quay station. Step-free.',
  },
  melbourne: {
    ...{
      practiceId: bayside,
      name: 'Collins Street Rooms',
      address: 'Level 3, 440 Collins Street',
      suburb: 'Melbourne',
    },
    ...{ state: 'VIC', postcode: '3000', timeZone: 'Australia/Melbourne' },
    directions: 'Tram stop 3 is at the door. Step-free from Collins Street.',
  },
  adelaide: {
    ...{
      practiceId: bayside,
      name: 'North Terrace Rooms',
      address: '195 North Terrace',
      suburb: 'Adelaide',
      state: 'SA',
    },
    ...{ postcode: '5000', timeZone: 'Australia/Adelaide' },
    directions: 'Opposite the university. Parking in Synagogue Place.',
  },
} as const satisfies Record<string, DemoPlace>
