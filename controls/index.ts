export { catalogue, controlById } from './catalogue';
export { check } from './check';
export { frameworks, type Framework } from './frameworks';
export type * from './model';
export { rules } from './rules';
