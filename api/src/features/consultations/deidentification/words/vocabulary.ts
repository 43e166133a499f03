import { isConditionOrTreatment } from '../../evidence/words/conditions.ts'
import { isDrug } from '../../evidence/words/drugs.ts'
import { isFunctionWord } from '../../evidence/words/function-words.ts'

// Words that notes capitalise although they name nobody: headings, starts of sentences, scales, peoples, clinical nouns.
const words = `
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today tomorrow yesterday
  abdomen abdominal ability above acceptable according accident active activities activity acute address adds adherence admission admitted advice advised advise affect after age aged
  agreed aim aims alcohol alert allergic allergies allergy also alternative although ambulation american amount an analgesia ankle annual anterior antibiotic antibiotics anti any appearance
  appetite appointment approach appropriate are arm arms arrange arterial artery asian ask asked assess assessed assessment assistance associated at attended attends aunt australia australian australians available aware
  back background balance baseline because bed been before began behaviour behavior benefits best between bilateral birth black bladder blood body bone booked both bowel bowels brain breast breath brief brother but by bloods
  calf call can cancer capacity cardiac cardiology cardiovascular care carer case cause causes caucasian central cerebral cervical chair chest child children chinese christian chronic claim claimant class clinic clinical
  clinician close coffee cognition cognitive colour coma comments comorbid comorbidities compared compensation complaint complains complete compliance concentration concerns conclusion condition conditions confirmed consent
  considering consistent consult consultant consultation contact continue continued control cognitive coping coronary cough could counselling current currently cysts
  daily data date daughter day days death decreased deep degree degenerative denied denies dental department depressed dermatology describes described despite details developed development diabetic diabetes diagnosed diagnosis
  diagnoses diagnostic diet differences differential difficulty disc discharge discharged discuss discussed discussion disease disorder distal dizziness do doctor doctors does done dorsal dose dosage doses driving drug drugs due during
  ear early eating education effect effective effectiveness effects efficacy either elbow elderly electrolytes emergency employer employment ended endocrine endoscopy english ent enquired episode equipment european evaluate evaluation evidence
  examination examinee examined exam except exercise exercises expected experience extension external extremities eye eyes
  face factor factors family fasting father fatigue feels female fever fibre file findings finger first fit flexion fluid follow following food foot for forms fracture from full function functional further future
  gait gastroenterology general genetic gentleman getting given global go good gp grade grandmother grandfather gradual greek group guideline guidelines gynaecology
  had hair half hand handed has have he head headache headaches health healthy hearing heart height hello help her here hi high hip his hispanic history hobbies home hormone hospital hours house household how however husband hygiene hypertensive
  if imaging immediate immunisation immunology impact impairment impression improve improved improvement in inability incident include includes including increase increased independent index indian indications indicated individual infection inferior
  informed initial initially injection injections injured injury injuries insight inspection instructions insurance insurer intact intake interactions internal interpreter intervals interventions into introduced investigation investigations is issues italian it
  job joint joints just key kidney knee knees known lab laboratory labs lady language lateral latest latino leave left leg legs less level levels lifestyle lift lifting like limb limbs limited lives living liver local location long loss lower lumbar lung lungs lymph
  main make male man manage managed management managing marital mark married mass maximal may mechanism medial median medicaid medical medicare medication medications medicine medicines meeting memory men menstrual mental method middle mild minimal minor
  mobility moderate monitor monitoring mood more morning mother motor movement mri muscle muscular must my name nasal native natural nature nausea neck negative nephrology nerve nerves neuro neurological neurology neurosurgeon neurosurgery new next nil no nocturnal
  non normal nose not notable note noted notes notify number numbness nurse nutrition
  objective obese observation observations obstetric obvious occasional occupation occupational of off often ok old on once oncology one ongoing only onset operation operative ophthalmology opinion optimal option options or oral ordered orientation orthopaedic orthopedic other our out outcome
  outcomes outpatient outside over overall oxygen paediatric pediatric pain painful palpation palpitations panel parents part partner past patient patients pathology pelvic per perform period peripheral person personal pharmacy phone physical physician physio physiotherapist physiotherapy plain plan planned
  plaque please point policy poor positive possible post postoperative posterior posture potential power practice pre preferred pregnancy prescribe prescribed prescribing presentation presented presenting presents pressure previous previously primary prior private problem problems
  procedure procedures professor prognosis progress progressive prolonged protocol provide provided provisional proximal psych psychiatric psychiatrist psychiatry psychological psychologist psychology public pulmonary pulse pupils purpose
  quality question questions race radial radiation radiology range rapid rate rash re reason reasons recent recently recommend recommendation recommendations recommended record records recovery red reduced refer reference referral referred referrer referring reflexes refuses regarding regular
  rehab rehabilitation reliability relevant religion remains renal repeat report reported reports request required research residual respiratory response rest restricted restriction restrictions result results retired return returned review reviewed rheumatology right risk risks role room rotation routine
  safe safety sample scan scans scar school score screening search second section see seen self sensation sensory series serum service services session severe severity sex shall she should shoulder shoulders showed shows side significant signed signs since single sister sitting skin sleep sleeping
  slight slow small smoke smoker smoking social socially soft solicitor some son south spasm special specialist speech spinal spine spouse stable staff stage standard standing start started state stated states status step steps stiffness still stomach stop stopped strategies strength stress structure student study studies
  subjective substance sudden suffered suicidal suicide suitable summary superior support supports surgeon surgeons surgeries surgery surgical suspected swelling symptom symptoms system systemic systems table take taken takes taking team telephone temperature temporal tender tenderness test testing tests thank thanks that the their then therapist therapy
  there these they this thoracic thought throat through thumb thyroid time times tissue to toe tone tongue topical total toxic tracheal train trauma traumatic travel treat treated treating treatment treatments trial trigger try twice type types typical
  ulnar ultrasound under unable unit university unknown unremarkable until update updated upper urgent urinary urine urology us use used uses usual vaccination vaccine values vascular vehicle vein ventricular very via viral vision visit visited visual vital vitals vitamin volume vomiting
  walk walking was water we weakness wear weight well were what when where whether which while white who why widowed wife will with within without witness woman women work worked worker workers working works world worse worsening would wound wrist x-ray year years yes yet you your young
  hypotensive african asian pacific islander aboriginal torres strait islander vietnamese lebanese polish german french japanese korean filipino russian spanish arabic mandarin cantonese hindi jewish muslim catholic british scottish irish maori
  sir madam dear regards kind sincerely hello hi dad mum mom grandma grandpa nan pop uncle auntie cousin nephew niece god jesus xmas christmas easter anzac facebook google zoom skype ipad iphone covid centrelink ndis workcover comcare icare tac
  association society college council committee bureau foundation institute academy board national international federal government agency department royal world organisation organization consensus task force
  adult adults approaches apply anticoagulation are common dementia dental differentiate explain given implications influence investigate pediatric pharmacological postop preop role pt pts tx dx hx rx sx fx mgmt eval recs
  mini beck becks hamilton patient-reported depression anxiety fear avoidance beliefs catastrophizing catastrophising short form sickness profile activity million pearson
  hopefully actually anyway basically certainly definitely exactly generally honestly maybe mostly nevertheless obviously perhaps possibly probably really sometimes somewhat therefore though thus unfortunately usually okay alright yeah yep sure great fine cool wow let lets don
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
  absolutely almost alone along always anyone anybody anything anywhere apparently approximately around aside awesome based besides bye correct couple either else even every everybody everyone everything excellent fantastic
  fortunately going gotcha guess happy hardly hm hold huh instead keep lastly laying little look looks lots luckily mainly many meds most moved much near neither never nope nothing now otherwise ouch pardon perfect pretty quit rather regularly remember remind
  same several somebody someone something sorry sounds still strange suddenly tell thankfully truly truthfully ugh unless want welcome whatever whenever wherever wonderful yup ma'am doc ha eh aw uh uhm um
  later earlier meanwhile subsequently finally eventually consequently additionally furthermore moreover hence whilst upon nonetheless regardless similarly accordingly afterwards yearly monthly weekly hourly
  example instance
  human resources urgent prompt rescue independence motorcycle airlines automotive company access anonymous
  discussing determining assessing comparing identifying evaluating adjusting switching starting adding using monitoring updating understanding predicting preventing prescribing treating optimizing optimising differentiating reviewing tapering handling addressing choosing
`

const known = new Set(words.trim().split(/\s+/))

const clinicalEnding =
  /(?:itis|osis|emia|aemia|algia|opathy|ectomy|oscopy|ology|ologist|iatric|iatrist|therapy|therapist|graphy|gram|tion|tions|sion|ment|ness|ically|ally|ously|ively|ing|ism|ized|ised|ated|uria|penia|plasty|tomy|genic|trophy|plegia|phylaxis|tension|vascular|cardial|cardia|lytic|blockers?|agonists?|inhibitors?|ative|able|ible|ical)$/

/** Whether a lower-case word is one of everyday or clinical English and, as such, names nobody. */
export function isVocabulary(word: string): boolean {
  if (/(?:n't|'(?:ll|re|ve|d|m))$/.test(word)) return true
  const base = word.replace(/'s$/, '')
  if (known.has(base) || isFunctionWord(base) || isDrug(base) || isConditionOrTreatment(base)) return true
  if (base.endsWith('s') && known.has(base.slice(0, -1))) return true
  if (base.includes('-')) return base.split('-').some((part) => part.length > 1 && isVocabulary(part))
  return base.length > 6 && clinicalEnding.test(base)
}
