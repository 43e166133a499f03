import { stem } from './stem.ts'

const words = `
  chief complaint complain deny denied report present presents presentation presenting state note noted endorse admit describe indicate
  illness history review system examination exam reveal show demonstrate evaluation evaluate assessment plan
  constitutional cardiovascular respiratory musculoskeletal neurological neuro neurologic gastrointestinal genitourinary psychiatric
  integumentary msk cv heent general vital sign finding result reasoning agreement understand agree voiced verbalize education
  instruction counsel discuss discussion lengthy explain recommend recommended advise encourage option additional further testing
  status regard regarding female male woman man gentleman lady pleasant old year today current currently recent recently
  medical condition due secondary approximately significant significantly noncontributory unremarkable evidence obvious appear
  continue continues begin initially subsequently previously prior previous post time also however additionally
  associate associated relate related consistent include including other various several multiple question answer wish proceed
  visit clinic office seen see undergo underwent experience experiencing note utilize use obtain order follow followup followup
  level issue problem symptom treatment management manage medication medicine prescribe prescribed contributory answered satisfaction past family known given otherwise there further well
`

const known = new Set(words.trim().split(/\s+/).map(stem))

/** A word, as it is compared, that notes are made of whatever they say: its absence from what was said means nothing. */
export const isChartWord = (text: string) => known.has(text)
