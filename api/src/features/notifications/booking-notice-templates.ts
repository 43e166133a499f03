import { mail, type NoticeContent } from './notice-mail.ts'

/** What may be said of a booking: nothing of the person, the matter or the kind of examination. */
interface BookingFacts {
  reference: string
  specialistName: string
  /** On the clock of the place, with its zone. */
  when: string
  where: string
  link: string
}

/** To the examinee, who may share a phone: a time and an address, and not what for. */
interface AppointmentFacts {
  kind: 'booked' | 'moved' | 'cancelled' | 'soon'
  when: string
  where: string
}

export interface BookingNoticeFacts {
  'booking-requested': BookingFacts & { organizationName: string }
  'booking-confirmed': BookingFacts & { dueAt: string }
  'booking-declined': BookingFacts
  /** By the specialist's calendar, after whoever booked had stopped waiting for it. */
  'booking-refused': BookingFacts
  'booking-moved': BookingFacts & { dueAt: string }
  /** `fee` in dollars; null where it costs nothing. */
  'booking-cancelled': BookingFacts & { fee: string | null }
  'booking-soon': BookingFacts & { days: number }
  'paperwork-overdue': BookingFacts & { dueAt: string }
  'slot-offered': Omit<BookingFacts, 'reference'> & { heldUntil: string }
  /** The specialist is not booked any more. */
  'waitlist-ended': { specialistName: string; link: string }
  'examinee-appointment': AppointmentFacts
  'examinee-appointment-sms': AppointmentFacts
}

/** Facts that are public or our own, and so are no identifiers of a person even where they spell one. */
export const publicFacts: ReadonlySet<string> = new Set<keyof AllFacts>([
  ...(['reference', 'specialistName', 'organizationName', 'when', 'where', 'fee', 'dueAt', 'heldUntil'] as const),
])

type AllFacts = BookingNoticeFacts['booking-requested'] &
  BookingNoticeFacts['booking-confirmed'] &
  BookingNoticeFacts['booking-cancelled'] &
  BookingNoticeFacts['slot-offered']

type Contents = { [Template in keyof BookingNoticeFacts]: (facts: BookingNoticeFacts[Template]) => NoticeContent }

const meeting = ({ specialistName, when, where }: Omit<BookingFacts, 'reference' | 'link'>) =>
  `With ${specialistName}, ${when}, ${where}.`

const look = (link: string) => ({ label: 'Look at the booking', link })

export const bookingContents: Contents = {
  'booking-requested': ({ reference, organizationName, link, ...facts }) =>
    mail(`A request waits for your answer: ${reference}`, {
      paragraphs: [
        `${organizationName} asks for an examination.`,
        meeting(facts),
        'The time is kept until you answer.',
      ],
      action: { label: 'Answer the request', link },
    }),
  'booking-confirmed': ({ reference, dueAt, link, ...facts }) =>
    mail(`Booking ${reference} is confirmed`, {
      paragraphs: [meeting(facts), `Documents are due by ${dueAt}.`, 'The attached file puts it into your calendar.'],
      action: look(link),
    }),
  'booking-declined': ({ reference, link, ...facts }) =>
    mail(`Request ${reference} was turned down`, {
      paragraphs: [
        'The practice cannot take this request.',
        meeting(facts),
        'Nothing is booked, and nothing is charged.',
      ],
      action: look(link),
    }),
  'booking-refused': ({ reference, link, ...facts }) =>
    mail(`Booking ${reference} could not be made`, {
      paragraphs: [
        'The specialist’s calendar answered late, and did not take the time.',
        meeting(facts),
        'Nothing is booked, and nothing is charged. What you entered is kept: choose another time for it.',
      ],
      action: look(link),
    }),
  'booking-moved': ({ reference, dueAt, link, ...facts }) =>
    mail(`Booking ${reference} was moved`, {
      paragraphs: [
        `The new time: ${meeting(facts)}`,
        `Documents are due by ${dueAt}.`,
        'The attached file moves it in your calendar too.',
      ],
      action: look(link),
    }),
  'booking-cancelled': ({ reference, fee, link, ...facts }) =>
    mail(`Booking ${reference} was cancelled`, {
      paragraphs: [
        `It does not take place: ${meeting(facts)}`,
        fee === null ? 'Cancelling it costs nothing.' : `The fee for cancelling it is ${fee}.`,
      ],
      action: look(link),
    }),
  'booking-soon': ({ reference, days, link, ...facts }) =>
    mail(`Booking ${reference} is ${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}`, {
      paragraphs: [meeting(facts)],
      action: look(link),
    }),
  'paperwork-overdue': ({ reference, dueAt, link, ...facts }) =>
    mail(`Documents for ${reference} are overdue`, {
      paragraphs: [`The documents for this booking were due by ${dueAt}, and have not arrived.`, meeting(facts)],
      action: look(link),
    }),
  'slot-offered': ({ heldUntil, link, ...facts }) =>
    mail('A time you waited for is free', {
      paragraphs: [meeting(facts), `It is held for you until ${heldUntil}. After that the next in line is asked.`],
      action: { label: 'Book it', link },
    }),
  'waitlist-ended': ({ specialistName, link }) =>
    mail('A specialist you wait for takes no more bookings', {
      paragraphs: [
        `${specialistName} takes no more bookings, so that your place on their waitlist has ended.`,
        'You can book or wait for somebody else.',
      ],
      action: { label: 'Find another time', link },
    }),
  'examinee-appointment': ({ kind, when, where }) =>
    mail(appointment[kind].subject, {
      paragraphs: [`${appointment[kind].words} ${when}, ${where}.`],
      closing: 'If you cannot come or have a question, talk to whoever arranged it.',
    }),
  'examinee-appointment-sms': ({ kind, when, where }) => `${appointment[kind].words} ${when}, ${where}.`,
}

const appointment: Record<AppointmentFacts['kind'], { subject: string; words: string }> = {
  booked: { subject: 'Your appointment', words: 'You have an appointment:' },
  moved: { subject: 'Your appointment was moved', words: 'Your appointment was moved to' },
  cancelled: { subject: 'Your appointment was cancelled', words: 'Your appointment was cancelled:' },
  soon: { subject: 'Your appointment is soon', words: 'Reminder of your appointment:' },
}
