interface TakenTask {
  /** As it stands in the note. */
  text: string
  /** Whether the other demo specialist is to do it. */
  isGiven?: boolean
}

interface Change {
  section: string
  from: string
  to: string
}

/** What became of a demo note since it was drafted. */
export interface DemoLife {
  /** One after another, each of them a version. */
  edits?: readonly Change[]
  /** Why its findings are let stand. */
  reason?: string
  signed?: boolean
  addendum?: string
  /** Whether the other demo specialist is asked to sign it too. */
  cosigned?: boolean
  /** Next steps that were taken up. */
  tasks?: readonly TakenTask[]
}

/** By patient; the others are whole drafts that nobody has changed. */
export const demoLives: Readonly<Record<string, DemoLife>> = {
  'Beverley Okonkwo': {
    signed: true,
    addendum:
      'Telephone call with the physiotherapist: twelve sessions attended, abduction now 120 degrees. The plan stands.',
    tasks: [{ text: 'Review 6/52' }, { text: 'Consider subacromial steroid injection if no better', isGiven: true }],
  },
  'Darren Pickering': { signed: true, cosigned: true },
  'Giuseppe Marchetti': {
    edits: [
      {
        section: 'assessment',
        from: 'with tinnitus.',
        to: 'with tinnitus. The loss is greater than his age explains.',
      },
    ],
    reason: 'I compared the audiogram with the tables for his age at the visit.',
    signed: true,
  },
  'Tama Ngata': {
    edits: [
      { section: 'summary', from: ' Allergic to latex.', to: '' },
      {
        section: 'patient-email',
        from: 'Certificate of no capacity for 6 weeks.',
        to: 'You are off work for 8 weeks.',
      },
    ],
  },
  'Margaret Hollis': {
    edits: [
      {
        section: 'summary',
        from: 'failed conservative mx.',
        to: 'failed conservative mx. Probably early osteoporosis.',
      },
      { section: 'next-steps', from: 'Stop meloxicam 1 week before.', to: 'Stop meloxicam 2 weeks before.' },
    ],
  },
}
