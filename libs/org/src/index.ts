export { orgSchema } from './migrations';
