import { namesMedicine } from './classify.ts'
import { anyOf } from './patterns.ts'

const wordsLookedAt = 14
const medicineAction = anyOf(
  String.raw`\b(?:start|commence|begin|continue|stay on|keep|cease|stop|increase|decrease|reduce|wean|taper|switch|change|add)\w{0,3}\b`,
  String.raw`\b(?:prescri(?:be|bed|bing|ption)|take|use|restart|withhold|hold|avoid|apply|trial|script|put (?:you|them) on|no more)\b`,
)

/** Whether a step is about a medicine to take, change or stop, rather than one that only mentions it. */
export function isMedicineStep(text: string) {
  const words = text.split(/\s+/)
  const at = words.slice(0, wordsLookedAt).findIndex((word) => namesMedicine(word))
  if (at < 0) return false
  return at === 0 ? /\d/.test(words.slice(1, 4).join(' ')) : medicineAction.test(words.slice(0, at).join(' '))
}
