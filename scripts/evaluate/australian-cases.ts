import type { DeidCase } from './deid-cases.ts'
export const generateAustralianCases = (_count: number, _seed: number): DeidCase[] => []
