import { type IdentifierType, makers } from './australian-identifiers.ts'
import type { DeidCase } from './deid-cases.ts'
import { createRandom, type Random } from './random.ts'

const identifying = `
Thank you for referring {NAME}, DOB {DATE_OF_BIRTH}, whom I examined on {DATE}.
{NAME} attended with his wife {GIVEN_NAME} and an interpreter.
Mr {FAMILY_NAME} reports that he slipped on a wet floor on {DATE} while working for {EMPLOYER}.
Mrs {FAMILY_NAME} was taken by ambulance to {FACILITY}, where an X-ray showed a Colles fracture.
Ms {FAMILY_NAME} lives with her daughter {GIVEN_NAME} at {ADDRESS}.
Medicare {MEDICARE}. Ph {PHONE}. Email {EMAIL}.
Medicare number: {MEDICARE}; IHI {IHI}
DVA file number {DVA}, gold card holder.
Claim number {CLAIM}. Date of injury: {DATE}.
Re: {NAME}, claim no. {CLAIM}, our file {CLAIM}.
Dr {FAMILY_NAME} of {FACILITY} prescribed tramadol 50 mg twice daily on {DATE}.
He saw Dr {NAME} at {FACILITY} and was told he had a rotator cuff tear.
She moved to {TOWN} in 2019 and has seen her GP, Dr {FAMILY_NAME}, since then.
He was born in {TOWN}, left school in Year 10 and works as a forklift driver at {EMPLOYER}.
A {AGE_OVER_89}-year-old veteran who lives alone; his son {NAME} helps with the shopping.
She is aged {AGE_OVER_89} and still drives.
He was driving his ute, rego {PLATE}, when the other car ran the red light.
The vehicle (registration {PLATE}) was written off.
His solicitor, {NAME}, can be reached on {PHONE}.
Physiotherapy at {FACILITY}, see {URL}, from {DATE} until {DATE}.
Reviewed by {NAME} on {DATE}; Tinel's sign positive at the left wrist.
MRI lumbar spine, {FACILITY}, {DATE}: L4/5 disc protrusion.
Patient: {NAME}   DOB: {DATE_OF_BIRTH}   Tel: {PHONE}
Employer: {EMPLOYER}. Supervisor {NAME} confirmed light duties.
Please send the report to {EMAIL} or {ADDRESS}.
`
const free = `
Straight leg raise is limited to 40 degrees on the left and Lasegue's sign is positive.
Past history of Crohn's disease, Bell's palsy in 2015 and Hashimoto's thyroiditis.
Takes Panadeine Forte, Lyrica 75 mg nocte and Mobic 15 mg daily; allergic to penicillin.
Sensation is reduced in the C6 dermatome; Phalen's test and Tinel's sign are negative.
The Oswestry Disability Index is 42 % and the DASS-21 shows severe anxiety.
He can lift 10 kg to waist height, sit for 30 minutes and walk 500 metres.
Whole person impairment is 12 % by the AMA Guides, 5th edition, Table 15-3, DRE Category III.
Blood pressure 135/85, pulse 72, weight 94 kg, BMI 31.
MRI shows a disc bulge at L5/S1 with no compression of the S1 nerve root; Modic type 2 changes.
She has had Dupuytren's contracture and a Baker's cyst; Heberden's nodes in both hands.
Depressed since the accident, PHQ-9 of 16, no suicidal thoughts. Sees a psychologist every fortnight.
Will continue physiotherapy twice a week for 6 weeks and return in 3 months.
May benefit from a Functional Capacity Evaluation before returning to full duties.
A 54-year-old forklift driver with three years of low back pain, worse with bending.
Hill-Sachs lesion and Bankart tear on the right; Hawkins and Neer signs positive.
Left knee: Lachman and McMurray tests negative, range 0 to 120 degrees.
Parkinson's disease was suspected but Romberg's test was normal. HbA1c 7.2 %.
Commenced on Endone 5 mg, Targin 10/5 and Nexium 20 mg; ceased Voltaren because of reflux.
Past Medical History: Type 2 diabetes, gout. Social History: non-smoker, drinks on weekends.
On Examination: normal gait, no wasting. Impression: chronic lumbar strain. Plan: review as needed.
Trendelenburg sign negative. Kellgren-Lawrence grade 3 osteoarthritis of the hip.
Epworth Sleepiness Scale 9; Glasgow Coma Scale 15; Mini-Mental State Examination 28/30.
Jack-knifed while lifting, felt a sharp pain and could not stand up straight for two days.
Hope to avoid surgery. Mark the area before the injection. Grace period of two weeks at work.
`

const lines = (text: string) => text.trim().split('\n')

/** A line with each `{TYPE}` made up, and what was made up for it. */
function fill(line: string, random: Random): DeidCase {
  const phi: DeidCase['phi'] = []
  const text = line.replaceAll(/\{([A-Z_0-9]+)\}/g, (_, type: IdentifierType) => {
    const value = makers[type](random)
    phi.push({ type, value })
    return value
  })
  return { text, phi }
}

/** Notes in Australian forms, each of some lines with identifiers among clinical ones; every third has none. */
export function generateAustralianCases(count: number, seed: number): DeidCase[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    const isFree = at % 3 === 2
    const chosen = Array.from({ length: random.whole(2, 4) }, (__, line) =>
      fill(random.pick(lines(isFree || line % 2 === 1 ? free : identifying)), random),
    )
    return { text: chosen.map(({ text }) => text).join('\n'), phi: chosen.flatMap(({ phi }) => phi) }
  })
}

/** The same cases as some dictation software writes them: without a capital. */
export const inLowerCase = (cases: readonly DeidCase[]): DeidCase[] =>
  cases.map(({ text, phi }) => ({
    text: text.toLowerCase(),
    phi: phi.map(({ type, value }) => ({ type, value: value.toLowerCase() })),
  }))
