interface DemoVisit {
  patientName: string
  template: 'visit-note' | 'soap'
  daysAgo: number
  notes: string
}

/** Fictional people and visits for demo mode. */
export const demoVisits: readonly DemoVisit[] = [
  {
    patientName: 'Beverley Okonkwo',
    template: 'soap',
    daysAgo: 34,
    notes: `58yo F, cleaner. R shoulder pain 5/12 after lifting wet mop buckets at work.
Worse overhead and lying on R side. No neck pain, no paraesthesia.
PMHx HTN, T2DM. Meds: perindopril 5 mg mane, metformin XR 1 g bd. Allergic to sulfonamides - rash.
O/E: BP 138/82. R shoulder abduction 90 deg, painful arc 60-120. Empty can positive. No wasting. L shoulder normal.
US 12/1: partial thickness supraspinatus tear, subacromial bursitis.
Imp: R rotator cuff tendinopathy with partial supraspinatus tear, work related.
Plan: physio twice a week for 6 weeks. Paracetamol 1 g tds prn. Light duties, no lifting above shoulder height, 6 weeks.
Consider subacromial steroid injection if no better. Watch sugars if injected. Review 6/52.`,
  },
  {
    patientName: 'Darren Pickering',
    template: 'visit-note',
    daysAgo: 27,
    notes: `Darren is a 46 year old warehouse supervisor who hurt his lower back on 9 February when a pallet jack slipped. Pain goes down the left leg to the ankle, with pins and needles in the left little toe. It is worse with sitting longer than 20 minutes. He denies any bladder or bowel change and has no saddle numbness.
He takes ibuprofen 400 mg three times a day with food. No known drug allergies. He smokes 10 cigarettes a day.
On examination straight leg raise is 40 degrees on the left and 80 degrees on the right. Left ankle reflex is reduced. Power is normal. MRI of 2 March shows an L5/S1 disc protrusion contacting the left S1 nerve root.
Assessment: left S1 radiculopathy from an L5/S1 disc protrusion.
I have referred him to Dr Sato for a neurosurgical opinion. Start pregabalin 75 mg at night. He must not drive if drowsy. He is to go to emergency straight away if he has new weakness, numbness between the legs or trouble passing urine. Off work until review in two weeks.`,
  },
  {
    patientName: 'Siobhán Ní Dhomhnaill',
    template: 'visit-note',
    daysAgo: 20,
    notes: `Doctor: Hi Siobhán, come in. How has the mood been since we last spoke?
Patient: Honestly a bit better. I'm sleeping about six hours now.
Doctor: Good. Are you still taking the sertraline?
Patient: Yes, 50 milligrams every morning.
Doctor: Any side effects from it?
Patient: Just a bit of nausea the first week, that's gone.
Doctor: Any thoughts of harming yourself?
Patient: No, not since January.
Doctor: And are you back at work?
Patient: Three days a week. The open office is still hard, I get panicky after lunch.
Doctor: Your PHQ-9 today is 9, it was 16 in January, so that's a real improvement. I think this is an adjustment disorder with anxious mood, improving.
Doctor: I'd like you to stay on the sertraline 50 milligrams, keep seeing your psychologist every fortnight, and stay at three days a week for another month.
Doctor: If the dark thoughts come back, call Lifeline on 13 11 14 or come straight in. I'll see you again in four weeks.
Patient: Thanks, that sounds good.`,
  },
  {
    patientName: 'Giuseppe Marchetti',
    template: 'soap',
    daysAgo: 13,
    notes: `- 71M, retired tiler, noise induced hearing loss assessment
- 35 yrs on sites, no hearing protection before about 1995
- bilateral tinnitus, worse L, 10 years
- trouble following speech in groups, TV loud per wife
- PMHx: AF, gout. Meds: apixaban 5 mg bd, allopurinol 300 mg daily
- NKDA
- Otoscopy normal both ears, no wax
- Audiogram today: bilateral symmetrical high frequency loss, worst at 4 kHz, 65 dB L and 60 dB R
- Impression: bilateral noise induced hearing loss with tinnitus
- Hearing aids recommended both sides, refer audiology
- Tinnitus education given, leaflet handed over
- See GP if sudden loss, vertigo or discharge
- Report to follow within 10 business days`,
  },
  {
    patientName: 'Lakshmi Venkataraman',
    template: 'visit-note',
    daysAgo: 8,
    notes: `37F GP reg. MVA 14 Jan, rear-ended at lights, wearing seatbelt, airbags not deployed. Neck pain and headaches since. No LOC.
Headaches 4/7, R > L, photophobia, helped by rest. Neck stiff in mornings. Denies arm pain, weakness.
Breastfeeding, baby 5 months. Paracetamol only. Allergy: codeine (vomiting).
O/E C-spine rotation 50 R, 65 L. Tender R C4-6 paraspinals. Neuro UL normal. BP 118/74.
CT neck 15 Jan nil fracture.
WAD grade II with cervicogenic headache.
Physio weekly x 6. Heat. Ergonomic review of workstation. Avoid NSAIDs while reflux bad. Return earlier if arm weakness, worsening headache or visual change. R/v 4/52. Work 6 hr days for now.`,
  },
  {
    patientName: 'Tama Ngata',
    template: 'visit-note',
    daysAgo: 5,
    notes: `29 year old scaffolder, fell about 2.5 metres from a ladder on 3 December. Comminuted right calcaneal fracture, fixed at Royal North Shore on 10 December by Dr Patel. Now non weight bearing in a boot. Pain 4 out of 10 at rest, 7 out of 10 at night. Wound healed, no discharge, no fever. Takes oxycodone 5 mg at night only, aspirin 100 mg daily for clot prevention. Allergic to latex. Low mood since the injury, worried about money, no suicidal thoughts. On examination the scar is clean, heel is widened, subtalar movement is absent, ankle dorsiflexion 5 degrees. X-ray today shows the plate in position and early union. Assessment is a healing right calcaneal fracture with a stiff subtalar joint. Plan is to begin partial weight bearing from next week with the physiotherapist, wean oxycodone over two weeks, GP mental health plan, and CT at 6 months to decide on fusion. He should come back at once if the calf swells or he is short of breath. Certificate of no capacity for 6 weeks.`,
  },
  {
    patientName: 'Margaret Hollis',
    template: 'visit-note',
    daysAgo: 2,
    notes: `Mrs Hollis, 66, L knee OA. Pain worse on stairs 18/12, swelling after bowls. Meloxicam 15 mg mane helps a bit, some heartburn. Omeprazole 20 mg. Allergic to penicillin - anaphylaxis 1998.
O/E L knee varus, effusion mod, ROM 5-110, crepitus. R knee ok. BMI 31.
XR: medial compartment bone on bone L.
Imp: severe medial L knee OA, failed conservative mx.
Discussed TKR, risks incl infection, clot, stiffness. She wants to go ahead. Book L TKR at St Vincent's, waitlist approx 4 months. Stop meloxicam 1 week before. Lose 5 kg, pool exercises. Bloods, ECG, dental check. Call if knee hot and red or fevers. See anaesthetist re penicillin. R/V after bloods, 3/52.`,
  },
]
