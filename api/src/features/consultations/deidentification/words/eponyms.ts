// People whose names are clinical words, from general medical knowledge: the disease, sign or device names nobody in the notes.
const names = `
  achilles addison adie allen alport alzheimer apley apgar argyll arnold asperger babinski baker bankart barlow barre barrett barthel barton bartter basedow
  beck becker behcet behçet bell bence bennett berg berger bernard bernese bishop bonnet borg bosniak bouchard boutonniere bowen braden braak brodie broca brown brudzinski brugada buerger
  burkitt caplan caroli chaddock chagas charcot charlson chiari chvostek child chopart claude cobb cogan colles conn cooley cooper coombs coulomb cozen crohn cushing cullen dandy dejerine
  dercum dequervain quervain doppler down dressler duchenne dukes dupuytren duke ebstein edwards ehlers eisenmenger epley epstein erb ewing fabry fallot fanconi felty finkelstein fitzpatrick flint foley forrester
  fournier framingham freiberg friedreich froment frykman gaenslen galeazzi gartland gaucher gilbert gilles glasgow gleason goldmann golgi gonstead goodpasture gottron gower gowers gram graves
  grey guillain gustilo hashimoto hawkins heberden heimlich heinz henoch hill hirschsprung hodgkin hoffa hoffman hoffmann holter homan homans horner horton hounsfield hunt hunter huntington hurler
  ishihara jackson jacob jakob janeway jefferson jobe jones kaposi karnofsky kawasaki kehr kennedy kernig kessler kienbock kirschner klinefelter korsakoff korsakov kruger kubler kussmaul
  lachman lambert lasegue laseque laurence leber legg lemierre leriche lesch lewy lhermitte lisfranc lou gehrig lund lyme maisonneuve mallory mantoux marfan marie mccune mcmurray mcburney meckel mediterranean
  meigs meniere ménière menetrey mini mobitz montgomery monteggia moro morton mohs munchausen murphy neer nissen noonan norton ober osgood osler oswestry ottawa paget pancoast papanicolaou
  parkinson parsonage patrick pavlik perthes peyronie pfannenstiel phalen phillips plummer poland pott potter prader purkinje pugh queckenstedt ramsay ranson raynaud reed reinke reiter rett reye rinne
  roland romberg rorschach rovsing roth roux sachs salter sanders schatzker scheuermann schirmer schlatter schober schonlein schmorl seldinger sezary sheehan simmonds sinding sjogren sjögren snellen spearman speed
  spitz spurling starling steinert stener stevens still stokes sturge swan syme sydenham takayasu takotsubo tanner tay thomas thompson thomsen tinel todd tourette trendelenburg trousseau
  tubingen turner unna valsalva virchow vonwillebrand waddell wagner waldenstrom waldenström wallenberg weber weber's wegener well wells wernicke whipple willebrand williams wilms wilson winslow wolff wolf yergason yale zollinger ellison zenker
  munich danlos strauss churg johnson sternberg kiel borrelia coxsackie epstein barr hutchinson weill marchesani tietze chance jefferson segond hangman pellegrini stieda blount codman colton
  denver danis lauge hansen garden pauwels mason kaplan blumensaat insall salvati beighton ashworth rankin hamilton zung edinburgh montreal addenbrooke dass macnab likert wong orebro
  oxford harris mayo womac lysholm tegner constant quebec pittsburgh epworth stanford bristol rome rotterdam marshall nash rockall alvarado centor curb ranson geneva grace timi
`

const known = new Set(names.trim().split(/\s+/))

const heads = `
  disease syndrome palsy sign signs reflex reflexes murmur contracture phenomenon manoeuvre maneuver stain oesophagus esophagus lymphoma sarcoma tumour tumor tremor chorea
  thyroiditis cyst node nodes fracture fractures lesion lesions deformity angle criteria score scores scale index inventory classification grade stage staging test tests testing
  questionnaire study studies trial trials protocol guideline guidelines procedure operation repair osteotomy approach catheter line ring rings tendon fibres fibers cell cells
  hernia disorder triad tetrad pouch diverticulum ulcer ulcers aphasia encephalopathy dementia bodies body neuroma exostosis dislocation splint frame wire wires screw
  collar sling brace traction technique method agar position posture gait law effect chart type anaemia anemia arthropathy arthritis spots nodules granulomatosis arteritis
  dystrophy ataxia neuropathy atrophy hepatitis nephritis purpura virus encephalitis monitor measure impairment assessment examination exam scan ultrasound view projection tool
  checklist rule rules ratio equation formula risk level levels pain regimen diet exercise exercises stretch stretches lift sinusitis
`

const headWords = new Set(heads.trim().split(/\s+/))

export const isEponym = (word: string) => known.has(word.replace(/['’]s$/, ''))

/** What stands after the person in the name of a disease, sign, test or operation. */
export const isEponymHead = (word: string) => headWords.has(word)

const pureHeads = new Set(
  'disease syndrome palsy sign reflex murmur contracture phenomenon score scores scale index criteria classification staging stage grade questionnaire inventory procedure manoeuvre maneuver'.split(
    ' ',
  ),
)

/** One of them that makes even a common surname before it a clinical word. */
export const isPureEponymHead = (word: string) => pureHeads.has(word)
