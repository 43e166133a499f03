import { letterLanguages } from '@medinotes/shared/patient-letters'
import { describe, expect, it, test } from 'vitest'
import { factsOf } from './facts/letter-facts.ts'
import { compareLetters, compareWithNote } from './letter-check.ts'

const english = `Dear Ana,

- Take perindopril 5 mg each morning, and metformin 1.5 g with two meals.
- Your blood test is on Thursday 5 March 2026 at 2:30 pm.
- Come back in 3 weeks. Call us on (02) 9123 4567, or 000 if you cannot breathe.`

const faithful: Record<string, string> = {
  'zh-Hans': `- 每天早上服用培哚普利5毫克，并随两餐服用二甲双胍1.5克。
- 您的验血时间是2026年3月5日星期四下午2:30。
- 3周后复诊。请致电(02) 9123 4567，如无法呼吸请拨打000。`,
  'zh-Hant': `- 每天早上服用培哚普利５毫克，並隨兩餐服用二甲雙胍1.5克。
- 您的驗血時間是3月5日星期四下午2點30分。
- 3週後覆診。請致電 02 9123 4567，如無法呼吸請撥打000。`,
  ar: `- تناول بيريندوبريل ٥ ملغ كل صباح، وميتفورمين ١٫٥ غرام مع وجبتين.
- فحص الدم يوم الخميس ٥ آذار ٢٠٢٦ الساعة ٢:٣٠ مساءً.
- عُد بعد ٣ أسابيع. اتصل على ٠٢ ٩١٢٣ ٤٥٦٧ أو ٠٠٠ إذا لم تستطع التنفس.`,
  hi: `- हर सुबह पेरिंडोप्रिल ५ मिलीग्राम और दो भोजन के साथ मेटफॉर्मिन 1.5 ग्राम लें।
- आपकी रक्त जाँच गुरुवार, 5 मार्च 2026 को दोपहर 2:30 बजे है।
- 3 सप्ताह में आएँ। (02) 9123 4567 पर फ़ोन करें, या साँस न आए तो 000 पर।`,
  it: `- Prenda perindopril 5 mg ogni mattina e metformina 1,5 g con due pasti.
- L’esame del sangue è giovedì 5 marzo 2026 alle 14:30.
- Torni tra 3 settimane. Chiami lo 02 9123 4567, o lo 000 se non respira.`,
  vi: `- Uống perindopril 5 miligam mỗi sáng và metformin 1,5 gam với hai bữa ăn.
- Xét nghiệm máu vào thứ Năm, ngày 5 tháng 3 năm 2026 lúc 2 giờ 30 phút chiều.
- Tái khám sau 3 tuần. Gọi (02) 9123 4567, hoặc 000 nếu không thở được.`,
  el: `- Πάρτε περινδοπρίλη 5 mg κάθε πρωί και μετφορμίνη 1,5 γραμμάρια με δύο γεύματα.
- Η εξέταση αίματος είναι την Πέμπτη 5 Μαρτίου 2026 στις 2:30 μ.μ.
- Ελάτε σε 3 εβδομάδες. Καλέστε (02) 9123 4567 ή 000.`,
  pa: `- ਹਰ ਸਵੇਰੇ ਪੇਰਿੰਡੋਪ੍ਰਿਲ 5 ਮਿਲੀਗ੍ਰਾਮ ਅਤੇ ਦੋ ਭੋਜਨਾਂ ਨਾਲ ਮੈਟਫਾਰਮਿਨ 1.5 ਗ੍ਰਾਮ ਲਓ।
- ਖੂਨ ਦੀ ਜਾਂਚ ਵੀਰਵਾਰ 5 ਮਾਰਚ 2026 ਨੂੰ ਦੁਪਹਿਰ 2:30 ਵਜੇ ਹੈ।
- 3 ਹਫ਼ਤਿਆਂ ਵਿੱਚ ਆਓ। (02) 9123 4567 ਜਾਂ 000 ਤੇ ਫ਼ੋਨ ਕਰੋ।`,
  ko: `- 매일 아침 페린도프릴 5밀리그램을 드시고, 두 끼에 메트포르민 1.5그램을 드십시오.
- 혈액 검사는 2026년 3월 5일 목요일 오후 2시 30분입니다.
- 3주 후에 오십시오. (02) 9123 4567, 숨을 쉴 수 없으면 000으로 전화하십시오.`,
  es: `- Tome perindopril 5 mg cada mañana y metformina 1,5 g con dos comidas.
- Su análisis es el jueves 5 de marzo de 2026 a las 2:30 p. m.
- Vuelva en 3 semanas. Llame al (02) 9123 4567, o al 000.`,
  fil: `- Uminom ng perindopril 5 mg tuwing umaga at metformin 1.5 g kasama ng dalawang kain.
- Ang iyong pagsusuri ay sa Huwebes, Marso 5, 2026 nang 2:30 ng hapon.
- Bumalik sa loob ng 3 linggo. Tumawag sa (02) 9123 4567, o 000.`,
}

const inEnglish = { text: english, language: 'en-AU' }
const differences = (language: string, text: string) => compareLetters(inEnglish, { text, language })

describe('a letter in another language', () => {
  test.each(Object.entries(faithful))('has the same figures, however %s writes them', (language, text) => {
    expect(differences(language, text)).toEqual([])
  })

  test.each([
    ['it', '5 mg', '50 mg', 'dose'],
    ['ar', '٥ ملغ', '٥٠ ملغ', 'dose'],
    ['hi', '५ मिलीग्राम', '५ ग्राम', 'dose'],
    ['zh-Hans', '3月5日', '5月3日', 'date'],
    ['vi', 'tháng 3', 'tháng 8', 'date'],
    ['el', '5 Μαρτίου', '5 Μαΐου', 'date'],
    ['ar', 'آذار', 'أيار', 'date'],
    ['ko', '오후 2시', '오전 2시', 'time'],
    ['it', '14:30', '15:30', 'time'],
    ['es', '9123 4567', '9123 4576', 'phone'],
    ['pa', '3 ਹਫ਼', '6 ਹਫ਼', 'number'],
  ])('tells in %s that %s became %s', (language, from, to, kind) => {
    const text = faithful[language] ?? ''
    expect(text).toContain(from)
    const found = differences(language, text.replace(from, to))
    expect(found.map((one) => [one.kind, one.change])).toEqual([
      [kind, 'missing'],
      [kind, 'added'],
    ])
  })

  it('tells what is left out, as it stands in the English letter, and each of two alike', () => {
    const twice = compareLetters(
      { text: 'Take 5 mg now and 5 mg at night.', language: 'en-AU' },
      { text: 'Prenda 5 mg ora e di notte.', language: 'it' },
    )
    expect(twice).toEqual([{ kind: 'dose', change: 'missing', text: '5 mg' }])
    const [, ...rest] = (faithful.it ?? '').split('\n')
    expect(differences('it', rest.join('\n'))).toEqual([
      { kind: 'dose', change: 'missing', text: '5 mg' },
      { kind: 'dose', change: 'missing', text: '1.5 g' },
    ])
  })

  it('tells a dose once whose unit is not known', () => {
    const found = compareLetters(
      { text: 'Take 20 mg.', language: 'en-AU' },
      { text: 'Prenda 20 unghie.', language: 'it' },
    )
    expect(found).toEqual([{ kind: 'dose', change: 'missing', text: '20 mg' }])
  })

  it('reads a comma as its language does', () => {
    const compare = (text: string, language: string) =>
      compareLetters({ text: 'Drink 1,500 mL. Take 0.5 mg.', language: 'en-AU' }, { text, language })
    expect(compare('Beva 1.500 ml. Prenda 0,5 mg.', 'it')).toEqual([])
    expect(compare('喝1500毫升。服0.5毫克。', 'zh-Hans')).toEqual([])
    expect(compare('Beva 1,5 ml. Prenda 5 mg.', 'it')).toHaveLength(4)
  })
})

test('a letter made from a note may leave figures out and add none', () => {
  const note = { text: 'BP 140/90. Start 5 mg. Review 3 weeks.', language: 'en-AU' }
  expect(compareWithNote(note, { text: 'Start 5 mg. See us in three weeks.', language: 'en-AU' })).toEqual([])
  expect(compareWithNote(note, { text: 'Start 10 mg.', language: 'en-AU' })).toEqual([
    { kind: 'dose', change: 'added', text: '10 mg' },
  ])
})

test.each(letterLanguages)('dates and times are read as %s writes them', (language) => {
  const moments = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15, 14, 30)))
  const read = moments.flatMap((moment) =>
    (['long', 'medium'] as const).map((dateStyle) =>
      factsOf(moment.toLocaleDateString(`${language}-u-ca-gregory`, { dateStyle, timeZone: 'UTC' }), language).map(
        ({ key }) => key,
      ),
    ),
  )
  expect(read).toEqual(moments.flatMap((_, month) => [[`2026-${month + 1}-15`], [`2026-${month + 1}-15`]]))
  const time = new Date(0).toLocaleTimeString(language, { timeStyle: 'short', hour12: true, timeZone: 'Asia/Tokyo' })
  expect(factsOf(time, language)).toEqual([expect.objectContaining({ kind: 'time', key: '540am' })])
})
