const commonStarts =
  /^(?:hyper|hypo|inter|under|trans|super|micro|ortho|gastr|cardi|neuro|electro|radio|contra|counter|physi|psych)/
const rootLength = 5

/** What words of one family share: "exertion" and "exertional", "depressed" and "depression". Wider than a stem. */
export function rootOf(stem: string) {
  if (stem.length <= rootLength) return stem
  return stem.slice(0, commonStarts.test(stem) ? rootLength + 3 : rootLength)
}
