/** Notes of invented visits, one of each shape a clinician writes in. */
export const visitNotes = {
  generalPractice: `Presents with 4 days of productive cough and fever to 38.6. No chest pain, no haemoptysis.
PMHx: asthma, HTN
Meds: Symbicort 200/6 2 puffs bd, perindopril 5 mg mane
Allergies: penicillin (anaphylaxis 2009)
O/E: T 38.1, HR 92, BP 134/78, SpO2 96% RA. Crackles R base, no wheeze.
Imp: R lower lobe pneumonia, likely bacterial
Plan:
- doxycycline 100 mg bd for 7/7
- CXR today
- continue Symbicort
- r/v 2/7, sooner if worse
- advised to call 000 if severe SOB or confusion
Medical certificate 3/7.`,

  kneeExamination: `I examined Mr Harlan Voss at the request of his insurer on 12/02/2026.
Mr Voss is a 46-year-old roof tiler who fell from a ladder on 3 March 2025 and injured his left knee.
He underwent left knee arthroscopy and partial medial meniscectomy on 20 May 2025. He reports ongoing medial pain, 5/10 at rest and 8/10 on stairs.
He denies locking but describes giving way about twice a week. There is no history of previous left knee injury. The right knee is asymptomatic.
On examination there was a small effusion of the left knee. Range of movement was 0 to 115 degrees on the left and 0 to 135 degrees on the right.
Lachman was negative. McMurray was positive medially. Quadriceps girth was 2 cm less on the left.
MRI of the left knee dated 14 April 2025 showed a complex tear of the posterior horn of the medial meniscus.
In my opinion the work injury is consistent with the stated mechanism. His condition has not stabilised.
I recommend a further 12 weeks of physiotherapy and review of capacity thereafter.
He should avoid kneeling, ladders and lifting over 10 kg.`,

  mentalHealth: `Session 3, MHTP. Low mood since separation in November, poor sleep, 4 kg weight loss.
PHQ-9 17, K10 31. Denies suicidal ideation today; had passive thoughts last month, no plan or intent. Protective: two children.
MSE: well groomed, reactive affect, no psychotic features, insight good.
Sertraline 50 mg mane started 2/52 ago, nausea settling. Not keen on increasing yet.
Drinks 3 standard drinks most nights.
Plan: continue sertraline 50 mg mane. CBT fortnightly. Sleep diary.
Safety plan reviewed: to ring Lifeline 13 11 14 or attend ED if thoughts return.
F/u 2/52.`,

  bullets: `• 72F, retired teacher
• R hip pain 18/12, groin, worse walking > 500 m
• panadol osteo 665 mg 2 tabs tds, nil NSAIDs (CKD)
• NKDA
• antalgic gait, R hip IR 5°, no fixed flexion
• XR: severe OA R hip
• refer ortho re R THR
• physio for prehab
• return if unable to weight bear`,

  shorthand: `34M #R distal radius 6/52 post ORIF, doing well
no pain at rest, grip weak
wound healed, nil infection, ROM flex 40 ext 35
XR union progressing
d/w hand therapy
RTW light duties from 16/3, no lifting >2kg RUL
r/v 4/52 w/ XR`,

  conversation: `Doctor: Good morning, come in. What brings you in today?
Patient: Um, I've had this pain in my lower back for about three weeks.
Doctor: Okay. Does it go down either leg?
Patient: Yeah, down the left leg to the, to the ankle.
Doctor: Any numbness or weakness?
Patient: No.
Doctor: Any trouble with your bladder or bowels?
Patient: Nope.
Doctor: And are you allergic to anything?
Patient: Codeine makes me vomit.
Doctor: Right. On examination your straight leg raise is positive at 40 degrees on the left, and reflexes are normal. I think you have sciatica from a disc bulge.
Patient: Oh okay.
Doctor: I'm going to start you on naproxen 500 mg twice a day with food for ten days, and refer you to a physiotherapist. If you lose control of your bladder or your legs go weak, go straight to emergency.
Patient: Should I stop working?
Doctor: No, just avoid heavy lifting. See me in two weeks.
Patient: Thanks, doctor.`,

  transcript: `[doctor] hi , nadia , how are you ?
[patient] i'm good , thanks .
[doctor] so , nadia is a 29 year old nurse here for her migraines . how often are they coming ?
[patient] uh , probably two , two a week .
[doctor] do you have any visual symptoms ?
[patient] mm-hmm . zigzag lines on the right side .
[doctor] and you're still on the sumatriptan-
[patient] mm-hmm .
[doctor] . 50 milligrams when you need it ?
[patient] yes , but i do n't take it more than twice a week .
[doctor] okay . are you pregnant or trying ?
[patient] no .
[doctor] all right . so your neuro exam is normal , no papilledema . so i'm gon na start propranolol 40 milligrams twice a day , okay ? let me know if you get wheezy .
[patient] sounds good .`,

  headings: `# Subjective
Follow-up of type 2 diabetes. Feels well.
**Medications**
1. metformin XR 1 g nocte
2. empagliflozin 10 mg mane
**Allergies**
- nil known

# Objective
Weight 92 kg, BP 128/76. Feet: pulses present, monofilament normal.
HbA1c 7.4% (was 8.1% in August).

# Assessment
T2DM improving.

# Plan
Continue current medicines. Repeat HbA1c in 3/12. Refer optometrist and podiatrist.`,

  psychosocial: `Patient is a 51yo process worker, claim for R shoulder injury 9 September 2024. Lives with wife, non-smoker, nil ETOH.
Sister has bipolar disorder. He has no past psychiatric history.
R shoulder abduction 80, L 170. Impingement signs +ve R, -ve L. No wasting.
US R shoulder: full-thickness supraspinatus tear.
Pt advised to stop lifting overhead and cease ibuprofen due to reflux. Paracetamol 1 g qid prn instead.
Patient will see surgeon 21/4. Certificate of capacity issued to 30 April.`,

  telehealth: `Telehealth review. Mother present. Child 6, eczema flare flexures both arms, itch at night, no fever, no weeping.
Currently on hydrocortisone 1% with little effect. Allergic to egg and peanut, carries EpiPen Jr.
Change to mometasone 0.1% once daily for 5 days, wet dressings at night, moisturise bd.
Seek review if spreading, crusting or fever.`,

  handInjury: `Mr Kelly Tran, 52M forklift driver. Crush injury L hand 3/52 ago, index and middle fingers. Pain 6/10, worse in cold.
Paracetamol 1 g prn. NKDA. Ex smoker.
Exam: swelling MCPs L 2+3, flexion index 40 deg, grip 12 kg L v 38 kg R. Sensation intact.
XR 3/2 undisplaced # P1 middle L. US: no tendon tear.
Healing fracture P1 L middle finger with stiffness.
Hand therapy weekly x 6. Buddy strap 2/52. Wean paracetamol. Suitable duties, work 4 hr days, no forceful grip L. R > L grip noted.
He should ring if fingers go white or numb. RV 3/52 with XR.`,

  sentenceHeadings: `Ms Adaeze Obi is a 44 year old teacher seen for persistent vertigo after a fall at school on 2 May. She takes candesartan 8 mg daily and is allergic to trimethoprim.

On examination the Dix-Hallpike test was positive on the right. Gait was normal. Audiometry was normal on both sides.

My impression is benign positional vertigo of the right ear. The plan is to repeat the Epley manoeuvre weekly. I advised her not to climb ladders for a week. I have written to Dr Lim. He will see her if it recurs. She may return to work on Monday. If she has double vision or trouble speaking she must call 000.`,
}
