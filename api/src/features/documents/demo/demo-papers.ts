import type { DocumentKind } from '@medinotes/shared/bookings'

/** A paper of the demonstration: nobody is in it but the reference of the booking. */
export interface DemoPaper {
  kind: DocumentKind
  filename: string
  by: 'firm' | 'practice'
  sensitive?: boolean
  /** The text of each page; the first line is its heading. */
  pages: readonly (readonly string[])[]
}

const letter = (reference: string, questions: number): DemoPaper => ({
  kind: 'letter-of-instruction',
  filename: 'Letter of instruction.pdf',
  by: 'firm',
  pages: [
    [
      'Letter of instruction',
      `Our reference: ${reference}`,
      'We act in this matter and ask you to examine the person named in the booking, and to report to us.',
      'The records we hold are enclosed. Please say so in your report if anything further would help you.',
      'Your report should state the facts and assumptions it rests on, and your reasons for each opinion.',
    ],
    [
      'Questions',
      `Please answer the ${questions} questions of the booking, each under its number, with your reasons.`,
      'Where a question lies outside your field, please say whom we should ask.',
    ],
  ],
})

const records = (reference: string): DemoPaper => ({
  kind: 'medical-record',
  filename: 'General practice records 2023 to 2026.pdf',
  by: 'firm',
  sensitive: true,
  pages: [
    [
      'General practice records',
      `Booking ${reference}`,
      'First attendance: pain in the lower back after lifting at work. Straight leg raise 60 degrees left, 80 right.',
      'Plan: paracetamol 1 g up to four times a day, physiotherapy, suitable duties for two weeks.',
    ],
    [
      'Second attendance',
      'Improving. Sitting tolerance 45 minutes. No weakness, no change in bladder or bowel.',
      'Plan: graded return to usual duties, six further sessions of physiotherapy.',
    ],
    ['Third attendance', 'Back at usual duties four days a week. Wakes once a night. Mood settled.'],
  ],
})

const imaging = (reference: string): DemoPaper => ({
  kind: 'imaging',
  filename: 'MRI lumbar spine report.pdf',
  by: 'firm',
  pages: [
    [
      'MRI of the lumbar spine',
      `Booking ${reference}`,
      'L4/5: broad-based disc bulge, mild narrowing of the left lateral recess. No compression of a nerve root.',
      'L5/S1: loss of disc height. Other levels are normal for age.',
    ],
  ],
})

const answers = [
  'A soft-tissue injury of the lumbar spine on a background of age-related change at L4/5 and L5/S1.',
  'Yes. The mechanism described and the records are consistent with it.',
  'The condition is stable. No material change is likely within the next year.',
  'Fit for usual duties, without repeated lifting above 15 kg.',
]

const report = (reference: string, questions: number): DemoPaper => ({
  kind: 'report',
  filename: `Report ${reference}.pdf`,
  by: 'practice',
  pages: [
    [
      'Independent medical examination',
      `Booking ${reference}`,
      'History, documents read and examination findings are set out below.',
      'Flexion to mid-shin, extension full. Power 5/5 throughout. Reflexes symmetrical.',
    ],
    [
      'Answers to your questions',
      ...Array.from({ length: questions }, (_, index) => `Question ${index + 1}: ${answers[index % answers.length]}`),
    ],
  ],
})

/** The brief of a booking, and its report where the person has been examined. */
export const demoPapersOf = (reference: string, questions: number, examined: boolean): DemoPaper[] => [
  letter(reference, questions),
  records(reference),
  imaging(reference),
  ...(examined ? [report(reference, questions)] : []),
]
