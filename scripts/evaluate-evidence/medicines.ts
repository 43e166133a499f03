/** Medicines often prescribed in general practice, written down for this evaluation apart from the product's list. */
export const commonMedicines =
  `amlodipine amoxicillin apixaban aspirin atenolol atorvastatin azithromycin bisoprolol bumex candesartan cephalexin citalopram
  clopidogrel codeine diazepam diclofenac digoxin doxycycline duloxetine escitalopram esomeprazole fluoxetine furosemide gabapentin
  hydrochlorothiazide ibuprofen irbesartan lasix levothyroxine lexapro lisinopril losartan meloxicam metformin metoprolol mirtazapine
  mobic motrin naproxen olanzapine omeprazole oxycodone pantoprazole paracetamol perindopril prednisone pregabalin quetiapine ramipril
  rosuvastatin salbutamol albuterol sertraline simvastatin telmisartan tramadol tylenol ultram valsartan venlafaxine warfarin zoloft`
    .trim()
    .split(/\s+/)
