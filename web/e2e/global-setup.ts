export { keepFirstStart as default } from './product.ts'
