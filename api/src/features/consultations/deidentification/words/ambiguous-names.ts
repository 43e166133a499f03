// Words of everyday English or of medicine that are names of people as well: a capital alone does not make them one.
const words = `
  will may mark rose grace hope bill frank jack rob sue pat art drew dawn joy faith summer april june august july autumn
  jean max grant miles penny ray rich robin rod rusty sandy sky sonny stone ted van victor violet wade ward wood woods bob
  amber ruby pearl jade ivy iris lily daisy holly hazel heather ginger olive basil cliff dean dale earl duke chase chance
  angel bishop baker butler carpenter carter cook cooper farmer fisher gardener hunter knight mason miller page parker porter
  potter shepherd smith taylor turner walker weaver brown black white green gray grey gold silver young old long short little
  small large strong bright sharp power day winter snow frost rice berry bell ball bird fox wolf lamb bush field fields hill
  hills rivers brook brooks lake marsh moss park parks church banks bond booth cross crane drake fleming flowers flood forest
  free good hand hands head foot legg king law lord love low lowe major marks moon noble north south east west paine pope price
  prince quick read reed rush savage self silva sparks speed spring stead street summers swan sweet temple vale vine wall waters
  way webb welch wells wise worth york keen bay mercy harmony charity constance melody destiny trinity chastity prudence
  lee guy don gene glen kay kim kit lance leigh len lot mai mia mina mona nova ona pen peg reg rex sal sam son song sung tab tan
  tang than thanh thi tim tom tan ten toby tui uma una wan wang an bao bin can chan dang do doan du duc dung hai han hang ho hong hung
  kay la lam lan lane lang le li lien lin ling linh loan lou luna ly ma mel min minh nam nga ngo oh ong pham phan phong quy sen sim
  so thai to tong tran tri tu van vu vo xin yan yang yen ying yu zen kiss kaya rao nash hart heath wren blue star storm
  april austin sydney florence victoria virginia georgia charlotte adelaide madison jordan houston carolina dallas paris chelsea
  israel chad kenya india china asia savannah lincoln jackson washington melbourne brooklyn cleveland denver said hale case cane
  pain cane lyme down still key speech dye hernia moro stokes read hunt base best cash close cope cost court dear east ease gore hardy
  haven hood joint keys land last lines loose loud lung mild moody much new nice painter peak pool poor ready rest rider root rock
  rooms sage sessions short side sides skinner slow steel stout street stress tall teller tester thorn thoroughgood trained tree true vein
  wax weeks wild wing winters witty wrist rowan jasper clay flint ash aria ace pace penn penny eden reece dung te talia swan pita bonnie mala viola
  freeman draper dickens mills lowe pike gates moon marshall chambers daly francis martin page
`

const known = new Set(words.trim().split(/\s+/))

export const isEverydayWord = (word: string) => known.has(word)
