const names = `
  aleve bumex claritin coumadin cozaar crestor flonase imitrex lexapro norvasc plavix zestril zoloft zyrtec
  abatacept acetaminophen aciclovir adalimumab adrenaline agomelatine albuterol alendronate allopurinol alprazolam amiodarone amitriptyline
  amlodipine amoxicillin amoxycillin apixaban aripiprazole aspirin augmentin azathioprine azithromycin baclofen beclometasone
  betamethasone brexpiprazole budesonide buprenorphine bupropion buspirone carbamazepine carbimazole cefalexin cephalexin
  ceftriaxone celecoxib celebrex cetirizine chlorthalidone ciclosporin ciprofloxacin clarithromycin clindamycin clonazepam clonidine
  clopidogrel clozapine codeine colchicine cortisone cyclobenzaprine dabigatran dapagliflozin denosumab desvenlafaxine dexamethasone
  dexamfetamine diazepam diclofenac digoxin dilaudid diltiazem dothiep donepezil doxycycline duloxetine dulaglutide dupilumab
  empagliflozin endone ephedrine epinephrine eplerenone erythromycin esomeprazole estradiol etanercept ezetimibe famotidine
  fentanyl fexofenadine flucloxacillin fluconazole fluticasone folate frusemide furosemide gabapentin gentamicin gliclazide
  glipizide glucosamine heparin hydralazine hydrochlorothiazide hydrocodone hydrocortisone hydromorphone hydroxychloroquine
  ibuprofen imatinib indomethacin infliximab insulin ipratropium isosorbide isotretinoin itraconazole ivermectin ketamine ketoprofen
  labetalol lamotrigine lasix latanoprost leflunomide letrozole levetiracetam levodopa levofloxacin levonorgestrel levothyroxine
  lidocaine lignocaine lipitor lithium loratadine lorazepam lyrica meloxicam melatonin mesalazine metaxalone metformin methadone
  methotrexate methylphenidate metoclopramide metronidazole mirtazapine mobic modafinil mometasone montelukast morphine mycophenolate
  nabumetone naloxone naltrexone naproxen naramig nexium nitrofurantoin nitroglycerin norethisterone nortriptyline nurofen
  ondansetron oxycodone oxycontin palexia panadeine panadol pantoprazole paracetamol pembrolizumab penicillin phenytoin
  pioglitazone prazosin prednisolone prednisone pregabalin prochlorperazine propylthiouracil prozac quetiapine rabeprazole ramipril
  ranitidine rifampicin risedronate risperidone rivaroxaban rizatriptan salbutamol salmeterol seretide sertraline sildenafil
  sitagliptin spironolactone sulfasalazine sumatriptan symbicort tadalafil tamoxifen tamsulosin tapentadol targin temazepam
  testosterone theophylline thyroxine tiotropium topiramate tramadol tramal tranexamic trazodone trimethoprim tylenol valium
  valproate vancomycin varenicline venlafaxine ventolin verapamil voltaren vortioxetine vyvanse warfarin xarelto zoledronic zoloft
  zolpidem zopiclone semaglutide ozempic tirzepatide mounjaro escitalopram citalopram fluoxetine paroxetine fluvoxamine lexapro
  clomipramine olanzapine ziprasidone lurasidone norflex orphenadrine nitrazepam oxazepam sulfa sulphur eliquis plavix crestor
  advil motrin keflex bactrim entresto farxiga jardiance humira enbrel prolia synthroid coumadin ultram flexeril
`

const known = new Set(names.trim().split(/\s+/))

const drugEnding =
  /^[a-z]{2,20}(?:pril|olol|statin|sartan|azole|cillin|mycin|oxacin|azepam|azolam|tidine|triptan|gliptin|gliflozin|glutide|parin|xaban|setron|dronate|tinib|zumab|ximab|mumab|kinumab|limumab|prazole|conazole|caine|barbital|tadine|vudine|ciclovir)$/
const otherWords = new Set(['april', 'statin', 'cocaine', 'novocaine'])

/** Whether a lower-case word names a medicine, by list or by its ending. */
export const isDrug = (word: string) => known.has(word) || (drugEnding.test(word) && !otherWords.has(word))
