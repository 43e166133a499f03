import { expect, test } from 'vitest'
import { outlineOf } from './example-outline.ts'
import { previewTemplate } from './template-preview.ts'

const titles = (example: string) => outlineOf(example).sections.map(({ title }) => title)

test('headings of an example become sections, each with what it seems to hold, and nothing of what stands below them', () => {
  const example = `# Reason for visit
Ana Example, knee pain since March.
**Past history**
Asthma
MEDICATIONS: salbutamol
O/E: tender medially
Right knee: no effusion
Impression - meniscal tear
Plan:
- MRI
E-mail to the patient
---------------------
Dear Ana`
  const { sections, leftOut } = outlineOf(example)
  expect(sections.map(({ title, content }) => [title, content])).toEqual([
    ['Reason for visit', 'reason'],
    ['Past history', 'past-history'],
    ['Medications', 'medicines'],
    ['O/E', 'examination'],
    ['Impression', 'assessment'],
    ['Plan', 'plan'],
    ['E-mail to the patient', 'patient-email'],
  ])
  expect(leftOut).toBe(0)
  expect(JSON.stringify(sections)).not.toMatch(/Ana|Asthma|salbutamol|MRI/)
})

test('prose and talk have none; markup is taken off; a hundred are cut to what a template holds; each counts once', () => {
  expect(titles('He fell on the stairs. His knee hurts.\nDoctor: where does it hurt?\nAna: here.')).toEqual([])
  expect(titles('<h2 class="x">History</h2>\n<script>alert(1)</script>\n## History')).toEqual(['History'])
  const many = outlineOf(Array.from({ length: 100 }, (_, index) => `## Topic ${index}a`).join('\n'))
  expect([many.sections.length, many.leftOut]).toEqual([20, 80])
})

test('a preview sorts notes into the sections that were made of an example', () => {
  const { sections } = outlineOf('Meds:\nO/E:\nPlan:')
  const notes = 'Takes metformin 500 mg daily. On examination the left knee is tender. Plan: MRI of the left knee.'
  const written = Object.fromEntries(
    previewTemplate({ sections, notes }).sections.map(({ title, text }) => [title, text]),
  )
  expect(written['Meds']).toContain('metformin 500 mg')
  expect(written['Plan']).toContain('MRI of the left knee')
  expect(written['Plan']).not.toContain('metformin')
})
