const names = `
  abscess adenoma alzheimer anaemia anemia aneurysm angina anxiety apnoea apnea appendicitis arrhythmia asthma autism bipolar
  bronchiectasis cancer carcinoma cataract cellulitis cholelithiasis cirrhosis claudication concussion copd covid crohn
  delirium dementia depression diabetes dislocation eczema embolism emphysema endometriosis epilepsy fibroid fibromyalgia fracture
  gangrene glaucoma goitre gonorrhoea gout haemorrhage haemorrhoids hemorrhage hernia herpes hiv hyperlipidaemia hyperlipidemia
  hypercholesterolaemia hypertension hyperthyroidism hypoglycaemia hypotension hypothyroidism impingement infarction influenza
  insomnia ischaemia ischemia leukaemia leukemia lupus lymphoma malignancy melanoma meningioma metastasis migraine myeloma myelopathy
  myocardial neuropathy obesity osteoarthritis osteopenia osteoporosis pancreatitis paralysis parkinson pneumonia pneumothorax
  polymyalgia preeclampsia psoriasis psychosis ptsd radiculopathy sarcoidosis sarcoma schizophrenia sciatica scoliosis seizure
  sepsis shingles spondylolisthesis stroke syphilis tachycardia bradycardia thrombosis tinnitus tuberculosis tumour tumor ulcer
  urticaria vertigo whiplash fibrillation thalassaemia
`

const treatments = `
  acupuncture amputation angiogram angioplasty anticoagulation arthrodesis arthroplasty arthroscopy biopsy bronchoscopy bypass
  chemotherapy chiropractic colonoscopy craniotomy cryotherapy decompression dialysis discectomy electroconvulsive endoscopy
  fusion hydrotherapy hysterectomy immunotherapy intubation laminectomy lumpectomy mastectomy menisectomy meniscectomy osteotomy
  pacemaker physiotherapy psychotherapy radiotherapy reconstruction stent surgery tonsillectomy transfusion transplant vaccination
  counselling orthotics splint osteopathy
`

const known = new Set([...names.trim().split(/\s+/), ...treatments.trim().split(/\s+/)])

const conditionEnding =
  /^[a-z]{3,24}(?:itis|osis|opathy|aemia|algia|oma|ectomy|otomy|ostomy|oplasty|oscopy|orrhoea|orrhagia|plegia|paresis|megaly|uria)$/
const otherWords = new Set([
  'diagnosis',
  'prognosis',
  'symptoma',
  'diploma',
  'aroma',
  'coma',
  'oklahoma',
  'roma',
  'anastomosis',
])

/** Whether a lower-case word names a condition or a treatment, by list or by its ending. */
export const isConditionOrTreatment = (word: string) =>
  known.has(word) || (conditionEnding.test(word) && !otherWords.has(word))
