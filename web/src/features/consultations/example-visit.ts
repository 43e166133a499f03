/** Fictional, for trying the product out: no such person, practice or visit exists. */
export const exampleVisit = {
  patientName: 'Bronwyn Example',
  notes: `58F, works as a primary school teacher, Geelong. Here re R knee pain.

HPC: twisted R knee getting off the tram at Flinders St 3/52 ago, felt a pop. Swelled up that night. Since then pain medial side, worse on stairs + squatting, 6/10 at worst. No locking. Giving way x2 last week. Taking panadol osteo 2 tabs tds w some relief, Nurofen upset her stomach so she stopped it.

PMHx: HTN, T2DM (HbA1c 7.1% in Sept). Hysterectomy 2014
Meds: perindopril 5mg mane, metformin XR 1g nocte
ALLERGIES - penicillin (rash as a child)
SHx: lives w husband, non smoker, 2-3 std drinks/wk. Worried about missing term 4. Says mood "a bit flat" but sleeping ok, no thoughts of self-harm.

O/E BP 138/84 HR 76 reg, afeb. Wt 82kg
R knee: small effusion, tender medial joint line, ROM 0-115. McMurray +ve medially. Lachman neg. collaterals stable. L knee NAD. NV intact distally. Gait mildly antalgic.

Imp: likely R medial meniscal tear. Doubt ACL. OA changes poss contributing

Plan
- MRI R knee, referral given, bulk bill at Geelong Radiology
- xray weightbearing both knees same day
- physio - Bellarine Physio, quads strengthening, 6 sessions under EPC
- cont panadol osteo 665mg 2 tabs tds, avoid NSAIDs
- ice 15min qid for a week, no squatting/kneeling, med cert for 2 weeks light duties
- if locks or can't weight bear, hot red swollen or fever -> come back same day or ED
- rv 2/52 w results, ?ortho referral if full thickness tear
- repeat HbA1c in Dec, BP recheck next visit`,
}
