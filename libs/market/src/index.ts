export { MarketModule } from './market.module';
export type { MarketModuleOptions } from './market.module';
export { EndedUnitConsumer } from './data-grant/ended-unit.consumer';
export { marketSchema } from './migrations';
