import type { Integration, IntegrationFault, IntegrationPart } from '@medinotes/shared/integrations'
import {
  Bot,
  Bug,
  CircleCheck,
  CircleDashed,
  CircleX,
  Database,
  Files,
  Gauge,
  KeyRound,
  type LucideIcon,
  Mail,
  MessageSquareText,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import type { Tone } from '../../components/badge.tsx'

interface PartLook {
  name: string
  icon: LucideIcon
  /** What it does for people. */
  about: string
  /** What goes on without it. */
  without: string
}

export const partLooks: Record<IntegrationPart, PartLook> = {
  database: {
    name: 'Database',
    icon: Database,
    about: 'Keeps everything but the bytes of documents',
    without: 'Nothing works without it; the service takes requests again by itself once it is back.',
  },
  cache: {
    name: 'Redis',
    icon: Gauge,
    about: 'Counts limits for all instances and tells them of changes',
    without: 'Everything goes on: each instance counts for itself, and looks for changes.',
  },
  'sign-in': {
    name: 'Sign-in',
    icon: KeyRound,
    about: 'Says who somebody is',
    without: 'Who is signed in stays so: keys that were read are good for a day.',
  },
  'note-writer': {
    name: 'Note writer',
    icon: Bot,
    about: 'Drafts notes and transcribes dictations',
    without: 'Typed notes are kept, and can be drafted without AI.',
  },
  documents: {
    name: 'Document store',
    icon: Files,
    about: 'Keeps the bytes of documents',
    without: 'Documents can be neither opened nor sent; an upload goes on where it stopped.',
  },
  scanner: {
    name: 'Virus scanner',
    icon: Bug,
    about: 'Looks for malware in what is uploaded',
    without: 'What is uploaded waits, and nobody else sees it before it was looked at.',
  },
  mail: {
    name: 'Mail',
    icon: Mail,
    about: 'Carries notices, links and letters',
    without: 'Mail waits and is tried again, for longer each time.',
  },
  sms: {
    name: 'SMS',
    icon: MessageSquareText,
    about: 'Carries codes and short notices',
    without: 'SMS wait and are tried again. People sign in with an authenticator app or a backup code.',
  },
  acuity: {
    name: 'Acuity',
    icon: Unplug,
    about: 'Calendars that specialists keep there',
    without: 'These specialists cannot be booked; what was booked stands, and is compared once it is back.',
  },
}

export function nameOf({ part, of, real }: Integration) {
  if (part === 'cache' && !real) return 'Limits and live pages'
  return of === null ? partLooks[part].name : `${partLooks[part].name} by ${of}`
}

/** Whether it is the product's own or a service of its own. */
export function sourceOf({ part, real, connections }: Integration) {
  if (connections?.connected === 0) return 'Not connected'
  if (part === 'scanner' && !real) return 'None'
  return real ? 'Real' : 'Embedded'
}

interface StateLook {
  label: string
  tone: Tone
  icon: LucideIcon
}

export const stateLooks: Record<Integration['state'], StateLook> = {
  working: { label: 'Working', tone: 'success', icon: CircleCheck },
  troubled: { label: 'Last use failed', tone: 'warning', icon: TriangleAlert },
  failing: { label: 'Not working', tone: 'danger', icon: CircleX },
  unknown: { label: 'Not checked yet', tone: 'neutral', icon: CircleDashed },
  'nothing-to-check': { label: 'Nothing to check', tone: 'neutral', icon: CircleDashed },
}

export const faultWords: Record<IntegrationFault, string> = {
  timeout: 'It took too long to answer',
  unreachable: 'It could not be reached',
  refused: 'It did not accept our key or name',
  busy: 'It takes no more for now, or the allowance is used up',
  broken: 'It answered with an error',
}

const nextSteps: Record<IntegrationFault, string> = {
  timeout: 'Look at its load and at the network between it and this service.',
  unreachable: 'See that it runs, and that its address is right and open to this service.',
  refused: 'See that the key, the password or the role is right and has not run out.',
  busy: 'Look at the limits and the account there. What waits is tried again by itself.',
  broken:
    'Look at its own status page or its log. If it is well, see that the address and the name in the settings are right.',
}

/** The variables whose value would be wrong. */
const settingsOf: Record<IntegrationPart, string> = {
  database: 'DATABASE_URL',
  cache: 'REDIS_URL',
  'sign-in': 'AUTH_ISSUERS or CLERK_PUBLISHABLE_KEY',
  'note-writer': 'OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL',
  documents: 'S3_BUCKET, S3_ENDPOINT and AWS_REGION, with the role of the service',
  scanner: 'CLAMAV_URL',
  mail: 'SMTP_URL and SES_FROM',
  sms: 'SMS_SENDER, with the role of the service',
  acuity: 'the connection on the page “Acuity” of the practice',
}

/** What to do next, in a sentence or two; null where there is nothing to do. */
export function adviceOn({ state, part, fault, checkFault, real, connections }: Integration): string | null {
  if (state === 'failing' && checkFault)
    return real ? `${nextSteps[checkFault]} It is set by ${settingsOf[part]}.` : nextSteps[checkFault]
  if (state !== 'troubled') return null
  if (connections && connections.halted > 0) {
    const { halted, connected } = connections
    return `${halted} of ${connected} connections ${halted === 1 ? 'is' : 'are'} no longer accepted. The practice connects again on its page “Acuity”, and was told.`
  }
  return fault ? `${nextSteps[fault]} It is set by ${settingsOf[part]}.` : null
}
