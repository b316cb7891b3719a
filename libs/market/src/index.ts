export { MarketModule } from './market.module';
export type { MarketModuleOptions } from './market.module';
export { marketSchema } from './migrations';
