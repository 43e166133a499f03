import type { Random } from './random.ts'

// All invented. Half of the names are put together from syllables, so that no list of names can hold them.
const given =
  'Margaret Kevin Siobhan Lakshmi Giuseppe Wei Fatima Bronwyn Tyson Mele Dimitra Nguyet Hamish Gurpreet Zoltan Leilani Oluchi Padraig Marguerite Ji-woo'.split(
    ' ',
  )
const family =
  "Hollis O'Dowd Venkataraman Marchetti Ngata Tsiolkas Brightwell Le Abernathy McAllister Szymanski Truong Fakatava Kowalczyk D'Angelo Van-Dyke Pereira Chaudhuri Bui Lindqvist".split(
    ' ',
  )
const beginnings = 'Bar Tor Mel Kas Vin Jor Sel Dra Fen Hal Ori Quen Rav Sto Tam Ulm Yel Zan'.split(' ')
const endings = 'ovic ssen ardi elka wyn ando eska imir oulos atha essa emir orin ulla'.split(' ')
const streets = 'Wattle Banksia Railway Macquarie Coolabah Station Jacaranda Bridge Kurrajong Ocean'.split(' ')
const streetTypes = 'Street Road Avenue Drive Crescent Court Parade St Rd Ave Pde Cres'.split(' ')
const towns: [string, string, number][] = [
  ['Parramatta', 'NSW', 2150],
  ['Werribee', 'VIC', 3030],
  ['Toowoomba', 'QLD', 4350],
  ['Nuriootpa', 'SA', 5355],
  ['Ulverstone', 'TAS', 7315],
  ['Dubbo', 'NSW', 2830],
  ['Yarrawonga', 'VIC', 3730],
  ['Katherine', 'NT', 850],
]
const hospitals = [
  'Royal Tweedvale Hospital',
  'Westmead Hospital',
  'St Brigid’s Private Hospital',
  'Nambucca Medical Centre',
  'Coastal Spine Clinic',
  'Southern Cross Physiotherapy',
  'Bayview Radiology',
  'Elmore Street Family Practice',
  'Liverpool Hospital',
]
const employers = [
  'Acme Haulage Pty Ltd',
  'Brightwater Foods',
  'Corrigan Steel Fabrication',
  'Ironbark Constructions Pty Ltd',
  'Kookaburra Childcare',
  'Bunnings',
  'Northside Logistics',
  'Delaney & Sons',
]
const months = 'January February March April May June July August September October November December'.split(' ')

const invented = (random: Random) => random.pick(beginnings) + random.pick(endings)
const twoDigits = (value: number) => String(value).padStart(2, '0')

function name(random: Random) {
  const first = random.whole(0, 1) === 0 ? random.pick(given) : invented(random)
  const last = random.whole(0, 1) === 0 ? random.pick(family) : invented(random)
  return random.pick([
    `${first} ${last}`,
    `${first} ${last}`,
    `${first} ${random.pick('ABDEGKLMRT'.split(''))}. ${last}`,
  ])
}

function date(random: Random, from = 2018, to = 2025) {
  const [day, month, year] = [random.whole(1, 28), random.whole(1, 12), random.whole(from, to)]
  const word = months[month - 1] as string
  return random.pick([
    `${day}/${month}/${year}`,
    `${twoDigits(day)}.${twoDigits(month)}.${year % 100}`,
    `${day} ${word} ${year}`,
    `${day}-${word.slice(0, 3)}-${year}`,
    `${word} ${day}, ${year}`,
    `${year}-${twoDigits(month)}-${twoDigits(day)}`,
    `${day}th of ${word} ${year}`,
    `${word} ${year}`,
  ])
}

function fullDate(random: Random) {
  const [day, month, year] = [random.whole(1, 28), random.whole(1, 12), random.whole(1935, 2004)]
  return random.pick([
    `${twoDigits(day)}/${twoDigits(month)}/${year}`,
    `${day}/${month}/${twoDigits(year % 100)}`,
    `${day} ${months[month - 1]} ${year}`,
  ])
}

function medicare(random: Random) {
  const body = `${random.whole(2, 6)}${random.digits(7)}`
  const weights = [1, 3, 7, 9, 1, 3, 7, 9]
  const check = weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 10
  const number = `${body}${check}${random.whole(1, 9)}`
  return random.pick([
    number,
    `${number.slice(0, 4)} ${number.slice(4, 9)} ${number.slice(9)}`,
    `${number} / ${random.whole(1, 4)}`.replace(/ \/ \d$/, ''),
  ])
}

function ihi(random: Random) {
  const body = `800360${random.digits(9)}`
  const sum = body.split('').reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  const number = `${body}${(10 - (sum % 10)) % 10}`
  return random.pick([number, number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')])
}

const plate = (random: Random) =>
  random.pick([
    `${random.pick(['BQX', 'CKT', 'DLM'])} ${random.digits(2)}${random.pick(['A', 'K'])}`,
    `1${random.pick(['AB', 'QZ'])} ${random.digits(1)}${random.pick(['CD', 'XY'])}`,
    `${random.digits(3)} ${random.pick(['XKL', 'RTW'])}`,
    `S${random.digits(3)}${random.pick(['BDF', 'ATC'])}`,
  ])

function phone(random: Random) {
  const [a, b] = [random.digits(3), random.digits(3)]
  return random.pick([
    `04${random.digits(2)} ${a} ${b}`,
    `04${random.digits(2)}${a}${b}`,
    `(0${random.pick([2, 3, 7, 8])}) ${random.whole(4, 9)}${a} ${random.digits(4)}`,
    `+61 4${random.digits(2)} ${a} ${b}`,
    `1300 ${a} ${b}`,
  ])
}

function address(random: Random) {
  const [town, state, code] = random.pick(towns)
  const street = `${random.whole(1, 240)} ${random.pick(streets)} ${random.pick(streetTypes)}`
  return random.pick([
    `${street}, ${town} ${state} ${String(code).padStart(4, '0')}`,
    `Unit ${random.whole(1, 20)}, ${street}, ${town}`,
    `${random.whole(1, 9)}/${street}`,
    `PO Box ${random.digits(3)}, ${town} ${state} ${String(code).padStart(4, '0')}`,
  ])
}

/** How each kind of identifier is made up; the keys are the types that a report counts. */
export const makers = {
  NAME: name,
  FAMILY_NAME: (random: Random) => (random.whole(0, 1) === 0 ? random.pick(family) : invented(random)),
  GIVEN_NAME: (random: Random) => random.pick(given),
  DATE_OF_BIRTH: fullDate,
  DATE: (random: Random) => date(random),
  AGE_OVER_89: (random: Random) => String(random.whole(90, 103)),
  MEDICARE: medicare,
  IHI: ihi,
  DVA: (random: Random) => `${random.pick('NVQWST'.split(''))}${random.pick(['X', 'SM', 'KX', ''])}${random.digits(6)}`,
  CLAIM: (random: Random) =>
    random.pick([
      `WC${random.digits(7)}`,
      `${random.digits(2)}/${random.digits(6)}`,
      `CLM-${random.digits(6)}`,
      random.digits(8),
      `S${random.digits(2)}A${random.digits(5)}`,
    ]),
  PHONE: phone,
  EMAIL: (random: Random) =>
    `${invented(random).toLowerCase()}.${random.pick(family).replaceAll(/\W/g, '').toLowerCase()}@${random.pick(['bigpond.net.au', 'example.com.au', 'gmail.com'])}`,
  ADDRESS: address,
  TOWN: (random: Random) => random.pick(towns)[0],
  EMPLOYER: (random: Random) => random.pick(employers),
  FACILITY: (random: Random) => random.pick(hospitals),
  PLATE: plate,
  URL: (random: Random) =>
    random.pick([
      `https://www.${invented(random).toLowerCase()}.com.au/about`,
      `www.${invented(random).toLowerCase()}physio.com.au`,
    ]),
}

export type IdentifierType = keyof typeof makers
