/** Invented: no such person exists. */
export const sampleNotes = [
  {
    key: 'knee',
    label: 'Knee, abbreviations',
    notes: `HPC: twisted R knee getting off the tram 3/52 ago, felt a pop. Pain medial side, worse on stairs, 6/10 at worst. Giving way x2 last week.
PMHx: HTN, T2DM
Meds: perindopril 5mg mane, metformin XR 1g nocte
ALLERGIES - penicillin (rash as a child)
SHx: primary school teacher, lives w husband, non smoker. Mood "a bit flat", no thoughts of self-harm.
O/E BP 138/84 HR 76 reg
R knee: small effusion, tender medial joint line, ROM 0-115. McMurray +ve medially.
Imp: likely R medial meniscal tear.
Plan
- MRI R knee, referral given
- physio, quads strengthening, 6 sessions
- if locks or can't weight bear -> come back same day or ED
- rv 2/52 w results`,
  },
  {
    key: 'back',
    label: 'Back at work, prose',
    notes: `Presented with low back pain after lifting a pallet at work in February. Previously well, one episode of sciatica in 2015. He takes paracetamol 1 g as needed and has no allergies. He works as a storeman and has not returned to lifting. On examination forward flexion reached the knees, straight leg raise was 60 degrees on the left and reflexes were equal. MRI in March showed a small disc protrusion at L4/5 on the left. My opinion is that the work incident caused the disc injury. He is fit for light duties, four hours a day. He will continue physiotherapy and I will review him in six weeks.`,
  },
  {
    key: 'cough',
    label: 'Cough, a conversation',
    notes: `Dr: What brings you in today?
Patient: I've had this cough for about two weeks, and some green phlegm.
Dr: Any fevers?
Patient: Just the first few days. No chest pain.
Dr: Are you on any medication?
Patient: Only salbutamol when I need it.
Dr: Your temperature is 37.1 and your chest sounds clear, oxygen is 98 percent.
Dr: I think this is acute bronchitis. You don't need antibiotics.
Dr: Come back if you get short of breath or the fever returns. Otherwise see me in two weeks.`,
  },
] as const
