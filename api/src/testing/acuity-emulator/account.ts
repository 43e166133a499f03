export interface Calendar {
  id: number
  name: string
  email: string
  location: string
  timeZone: string
}

export interface AppointmentType {
  id: number
  name: string
  active: boolean
  private: boolean
  type: 'service' | 'class' | 'series'
  category: string
  minutes: number
  paddingBefore: number
  paddingAfter: number
  calendarIds: number[]
  formIds: number[]
}

interface Field {
  id: number
  name: string
  required: boolean
  type: 'textbox' | 'textarea' | 'dropdown' | 'checkbox' | 'checkboxlist' | 'yesno' | 'file' | 'address'
}

export interface Form {
  id: number
  name: string
  hidden: boolean
  typeIds: number[]
  fields: Field[]
}

/** On the calendar's own clock; ISO weekdays, minutes since midnight. */
interface OpenHours {
  weekdays: number[]
  from: number
  to: number
}

export interface Block {
  id: number
  calendarId: number
  /** Milliseconds. */
  from: number
  until: number
  notes: string
}

export interface AppointmentState {
  id: number
  typeId: number
  calendarId: number
  /** Milliseconds, as every instant here. */
  startsAt: number
  minutes: number
  firstName: string
  lastName: string
  email: string
  phone: string
  notes: string
  timeZone: string
  /** Answers by field id. */
  fields: Map<number, string>
  labelId: number | null
  addonIds: number[]
  cancelled: boolean
  cancelledAt: number
  noShow: boolean
  createdAt: number
  /** From when lists show it. */
  listedAt: number
}

/** A client on the account's own list. */
export interface Client {
  firstName: string
  lastName: string
  phone: string
  email: string
  notes: string
}

interface Label {
  id: number
  name: string
  color: string
}

interface Addon {
  id: number
  name: string
  /** Minutes, which an appointment grows by. */
  duration: number
  price: string
  private: boolean
}

interface Payment {
  transactionID: string
  created: string
  processor: 'stripe' | 'paypal' | 'paypal_pro' | 'braintree' | 'authorizenet'
  amount: string
}

export interface Webhook {
  id: number
  event: string
  target: string
  status: 'active' | 'disabled'
  failures: number
}

/** What an account is like; everything may be changed while it is served. */
export interface AccountSettings {
  userId: string
  apiKey: string
  /** Of the OAuth2 application that may ask for the account. */
  clientId: string
  clientSecret: string
  email: string
  name: string
  timeZone: string
  plan: string
  /** Whether the plan is too small for the API. */
  isGated: boolean
  calendars: Calendar[]
  types: AppointmentType[]
  forms: Form[]
  openHours: OpenHours
  /** Offered times begin this far apart. */
  stepMinutes: number
  minHoursInAdvance: number
  maxDaysInAdvance: number
  /** Lists hide a new appointment for so long. */
  listLagMs: number
  /** A slot that was just cancelled is refused to clients for so long. */
  releasedSlotMs: number
  /** Whether looking and inserting are apart, so that two may get in at once. */
  raceWindow: boolean
  /** So many bookings and moves find that somebody was let in at their time just after they had looked. */
  rivals: number
  clientsMayReschedule: boolean
  clientsMayCancel: boolean
  /** Up to how close to an appointment clients may move or cancel it. */
  minHoursToChange: number
  labels: Label[]
  addons: Addon[]
}

export interface AccountState extends AccountSettings {
  appointments: Map<number, AppointmentState>
  blocks: Map<number, Block>
  webhooks: Map<number, Webhook>
  clients: Client[]
  /** By appointment. */
  payments: Map<number, Payment[]>
  /** Access tokens that are good. */
  tokens: Set<string>
  /** What availability goes by instead of the truth, while it is not null. */
  staleAppointments: AppointmentState[] | null
  nextId: number
}

export const referenceFieldId = 7_700_201

const sydney = 'Australia/Sydney'

/** A made-up practice: three calendars, three kinds of examination, a form that takes our reference. */
export function demoAccount(): AccountSettings {
  const formIds = [7_700_200]
  const common = { active: true, private: false, type: 'service', category: '', formIds } as const
  const calendars = [4_410_001, 4_410_002, 4_410_003]
  return {
    ...{ userId: '2216031', apiKey: 'emulated-3f9c6f7e2d', email: 'rooms@harbour.test', name: 'Harbour Medicolegal' },
    ...{ clientId: 'medinotes', clientSecret: 'emulated-secret' },
    ...{ timeZone: sydney, plan: 'Powerhouse', isGated: false },
    calendars: [
      {
        id: 4_410_001,
        name: 'Macquarie Street',
        email: '',
        location: '185 Macquarie Street, Sydney',
        timeZone: sydney,
      },
      { id: 4_410_002, name: 'Telehealth', email: '', location: '', timeZone: sydney },
      {
        id: 4_410_003,
        name: 'West Perth',
        email: '',
        location: '40 Ord Street, West Perth',
        timeZone: 'Australia/Perth',
      },
    ],
    types: [
      {
        ...{ ...common, id: 9_100_001, name: 'Medicolegal examination', minutes: 60, formIds: [...formIds] },
        ...{ paddingBefore: 0, paddingAfter: 15, calendarIds: [...calendars] },
      },
      {
        ...{ ...common, id: 9_100_002, name: 'Impairment assessment', minutes: 90, formIds: [...formIds] },
        ...{ paddingBefore: 0, paddingAfter: 0, calendarIds: [...calendars] },
      },
      {
        ...{ ...common, id: 9_100_003, name: 'File review by video', minutes: 30, formIds: [...formIds] },
        ...{ paddingBefore: 0, paddingAfter: 0, calendarIds: [4_410_002] },
      },
    ],
    forms: [
      {
        ...{ id: 7_700_200, name: 'Booking', hidden: false, typeIds: [9_100_001, 9_100_002, 9_100_003] },
        fields: [{ id: referenceFieldId, name: 'Booking reference', required: false, type: 'textbox' }],
      },
    ],
    ...{ openHours: { weekdays: [1, 2, 3, 4, 5], from: 540, to: 1020 }, stepMinutes: 30 },
    ...{ minHoursInAdvance: 24, maxDaysInAdvance: 120, listLagMs: 0, releasedSlotMs: 0, raceWindow: false, rivals: 0 },
    ...{ clientsMayReschedule: true, clientsMayCancel: true, minHoursToChange: 0 },
    labels: [
      { id: 2, name: 'Checked In', color: 'green' },
      { id: 3, name: 'Completed', color: 'pink' },
    ],
    addons: [{ id: 5_100_001, name: 'Interpreter', duration: 30, price: '15.00', private: false }],
  }
}

export const openAccount = (settings: AccountSettings): AccountState => ({
  ...settings,
  ...{
    appointments: new Map(),
    blocks: new Map(),
    webhooks: new Map(),
    clients: [],
    payments: new Map(),
    tokens: new Set(),
    staleAppointments: null,
    nextId: 1_500_000_001,
  },
})
