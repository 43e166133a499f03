import type { AustralianState } from '@medinotes/shared/scheduling'
import { bayside, type examTypes, harbour, type places } from './demo-catalogue.ts'

type ExamTypeName = keyof typeof examTypes

interface DemoSession {
  /** Monday is 1. */
  weekdays: readonly number[]
  place: keyof typeof places | 'telehealth'
  from: string
  to: string
  everyWeeks?: number
}

export interface DemoSpecialist {
  practiceId: string
  /** Of the account that belongs to them. */
  email?: string
  name: string
  specialty: string
  state: AustralianState
  timeZone: string
  languages?: readonly string[]
  takesInterpreters?: boolean
  onRequest?: boolean
  buffers?: readonly [before: number, after: number]
  step?: number
  noticeHours?: number
  offers: readonly (ExamTypeName | { type: ExamTypeName; feeCents: number })[]
  sessions: readonly DemoSession[]
  /** Days from now on, of which nothing can be booked. */
  leave?: readonly [first: number, days: number]
  /** One more session, on the Saturday after that many days. */
  saturday?: { after: number; place: DemoSession['place']; from: string; to: string }
}

const sydney = { state: 'NSW', timeZone: 'Australia/Sydney' } as const
const brisbane = { state: 'QLD', timeZone: 'Australia/Brisbane' } as const
const perth = { state: 'WA', timeZone: 'Australia/Perth' } as const
const melbourne = { state: 'VIC', timeZone: 'Australia/Melbourne' } as const
const adelaide = { state: 'SA', timeZone: 'Australia/Adelaide' } as const

const ofHarbour: readonly DemoSpecialist[] = [
  {
    ...{
      practiceId: harbour,
      ...sydney,
      email: 'specialist@demo.test',
      name: 'Dr Mia Nguyen',
      specialty: 'Orthopaedic surgery',
    },
    ...{ languages: ['English', 'Vietnamese'], buffers: [0, 15], step: 30 },
    offers: ['orthopaedic', 'impairment', 'supplementary', 'fileReview'],
    sessions: [
      { weekdays: [1, 3, 5], place: 'sydney', from: '09:00', to: '16:30' },
      { weekdays: [2], place: 'parramatta', from: '09:30', to: '15:00' },
      { weekdays: [4], place: 'telehealth', from: '13:00', to: '16:00' },
    ],
    leave: [23, 4],
  },
  {
    ...{
      practiceId: harbour,
      ...sydney,
      email: 'specialist2@demo.test',
      name: 'Dr Tom Okafor',
      specialty: 'Occupational medicine',
    },
    ...{ buffers: [0, 10], step: 30 },
    offers: ['occupational', 'impairment', { type: 'supplementary', feeCents: 82_500 }, 'fileReview'],
    sessions: [
      { weekdays: [1, 2, 4], place: 'parramatta', from: '08:30', to: '16:00' },
      { weekdays: [3], place: 'telehealth', from: '09:00', to: '17:00' },
    ],
    saturday: { after: 10, place: 'parramatta', from: '09:00', to: '13:00' },
  },
  {
    ...{ practiceId: harbour, ...sydney, name: 'Dr Helena Varga', specialty: 'Psychiatry', onRequest: true, step: 30 },
    ...{ languages: ['English', 'Hungarian', 'German'], noticeHours: 72 },
    offers: [{ type: 'psychiatric', feeCents: 231_000 }, 'supplementary'],
    sessions: [
      { weekdays: [2, 4], place: 'sydney', from: '10:00', to: '17:30' },
      { weekdays: [5], place: 'telehealth', from: '09:00', to: '12:30' },
    ],
  },
  {
    ...{
      practiceId: harbour,
      ...sydney,
      name: 'Prof Alan Whitmore',
      specialty: 'Neurology',
      step: 15,
      buffers: [10, 10],
    },
    offers: ['neurological', 'supplementary'],
    sessions: [{ weekdays: [3], place: 'sydney', from: '08:00', to: '13:00', everyWeeks: 2 }],
  },
  {
    ...{ practiceId: harbour, ...brisbane, name: 'Dr Ruby Castellano', specialty: 'Orthopaedic surgery', step: 30 },
    offers: [{ type: 'orthopaedic', feeCents: 170_500 }, 'impairment'],
    sessions: [{ weekdays: [1, 2, 3, 4], place: 'brisbane', from: '08:30', to: '15:30' }],
    leave: [9, 3],
  },
  {
    ...{
      practiceId: harbour,
      ...brisbane,
      name: 'Dr Isaac Mbeki',
      specialty: 'Psychiatry',
      step: 30,
      takesInterpreters: false,
    },
    offers: ['psychiatric'],
    sessions: [{ weekdays: [1, 4, 5], place: 'brisbane', from: '09:00', to: '17:00' }],
  },
  {
    ...{ practiceId: harbour, ...perth, name: 'Dr Claire Donnelly', specialty: 'Occupational medicine', step: 30 },
    offers: ['occupational', 'supplementary'],
    sessions: [
      { weekdays: [1, 2, 3], place: 'perth', from: '08:00', to: '15:00' },
      { weekdays: [5], place: 'telehealth', from: '08:00', to: '12:00' },
    ],
  },
]

const ofBayside: readonly DemoSpecialist[] = [
  {
    ...{
      practiceId: bayside,
      ...melbourne,
      email: 'aisha@bayside.test',
      name: 'Dr Aisha Rahman',
      specialty: 'Occupational medicine',
    },
    ...{ languages: ['English', 'Bengali', 'Hindi'], step: 30, buffers: [0, 15] },
    offers: ['occupational', 'impairment'],
    sessions: [
      { weekdays: [1, 2, 5], place: 'melbourne', from: '09:00', to: '16:00' },
      { weekdays: [4], place: 'telehealth', from: '09:00', to: '13:00' },
    ],
  },
  {
    ...{
      practiceId: bayside,
      ...melbourne,
      email: 'luca@bayside.test',
      name: 'Dr Luca Moretti',
      specialty: 'Orthopaedic surgery',
    },
    ...{ languages: ['English', 'Italian'], step: 15 },
    offers: ['orthopaedic', 'impairment', 'supplementary'],
    sessions: [{ weekdays: [2, 3, 4], place: 'melbourne', from: '08:30', to: '14:30' }],
  },
  {
    ...{ practiceId: bayside, ...melbourne, name: 'Dr Naomi Feldman', specialty: 'Psychiatry', step: 30 },
    offers: ['psychiatric', 'supplementary'],
    sessions: [
      { weekdays: [1, 3], place: 'melbourne', from: '10:00', to: '17:00' },
      { weekdays: [2, 4], place: 'telehealth', from: '14:00', to: '18:00' },
    ],
  },
  {
    ...{
      practiceId: bayside,
      ...adelaide,
      name: 'Dr Peter Lindqvist',
      specialty: 'Neurology',
      step: 15,
      buffers: [0, 15],
    },
    offers: [{ type: 'neurological', feeCents: 187_000 }],
    sessions: [{ weekdays: [2, 4], place: 'adelaide', from: '09:00', to: '15:00' }],
  },
  {
    ...{ practiceId: bayside, ...adelaide, name: 'Dr Grace Tamihana', specialty: 'Orthopaedic surgery', step: 30 },
    offers: ['orthopaedic', 'supplementary'],
    sessions: [{ weekdays: [1, 3, 5], place: 'adelaide', from: '09:00', to: '16:00' }],
  },
]

export const demoSpecialists = [...ofHarbour, ...ofBayside]
